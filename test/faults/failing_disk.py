"""A stick that goes: a folder seen through FUSE, whose every call fails with EIO while the file GONE lies beside the real folder.

python3 failing_disk.py REAL MOUNT AFTER: GONE is made by itself after so many calls that read or write,
unless HOLDS lies there; how many were left is written to LEFT at the end. Without hard links, as FAT.
"""
import errno
import os
import sys

try:
    from fusepy import FUSE, FuseOSError, Operations
except ImportError:
    from fuse import FUSE, FuseOSError, Operations


class Stick(Operations):
    def __init__(self, real, after):
        self.real, self.left = real, after
        beside = os.path.dirname(real)
        self.gone, self.holds, self.count = (os.path.join(beside, name) for name in ("GONE", "HOLDS", "LEFT"))

    def destroy(self, path):
        with open(self.count, "w") as file:
            file.write(str(self.left))

    def __call__(self, op, path, *args):
        if op in ("read", "write", "fsync", "truncate", "create", "rename", "unlink") and not os.path.exists(self.gone):
            self.left -= 1
            if self.left == 0 and not os.path.exists(self.holds):
                open(self.gone, "w").close()
        if op not in ("init", "destroy", "release", "flush") and os.path.exists(self.gone):
            raise FuseOSError(errno.EIO)
        return super().__call__(op, path, *args)

    def at(self, path):
        return os.path.join(self.real, path.lstrip("/"))

    def getattr(self, path, fh=None):
        found = os.lstat(self.at(path))
        keys = ("st_atime", "st_ctime", "st_gid", "st_mode", "st_mtime", "st_nlink", "st_size", "st_uid", "st_ino")
        return {key: getattr(found, key) for key in keys}

    def readdir(self, path, fh):
        return [".", "..", *os.listdir(self.at(path))]

    def open(self, path, flags):
        return os.open(self.at(path), flags)

    def create(self, path, mode, fi=None):
        return os.open(self.at(path), os.O_RDWR | os.O_CREAT, mode)

    def read(self, path, size, offset, fh):
        return os.pread(fh, size, offset)

    def write(self, path, data, offset, fh):
        return os.pwrite(fh, data, offset)

    def truncate(self, path, length, fh=None):
        os.truncate(self.at(path), length)

    def fsync(self, path, datasync, fh):
        os.fsync(fh)

    def release(self, path, fh):
        os.close(fh)

    def unlink(self, path):
        os.unlink(self.at(path))

    def rename(self, old, new):
        os.rename(self.at(old), self.at(new))

    def mkdir(self, path, mode):
        os.mkdir(self.at(path), mode)

    def rmdir(self, path):
        os.rmdir(self.at(path))

    def chmod(self, path, mode):
        os.chmod(self.at(path), mode)

    def utimens(self, path, times=None):
        os.utime(self.at(path), times)

    def statfs(self, path):
        found = os.statvfs(self.at(path))
        return {key: getattr(found, key) for key in ("f_bavail", "f_bfree", "f_blocks", "f_bsize", "f_files", "f_ffree", "f_frsize", "f_namemax")}

    def link(self, target, source):
        raise FuseOSError(errno.EPERM)


if __name__ == "__main__":
    FUSE(Stick(os.path.realpath(sys.argv[1]), int(sys.argv[3])), sys.argv[2], foreground=True, nothreads=True, use_ino=True)
