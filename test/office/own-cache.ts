import { tmpdir } from "node:os";
import { join } from "node:path";

/**
 * Each worker notes in a folder of its own which record file it looked through last. In the one of whoever runs the tests
 * two workers would take each other's note away, and every command would look its file through again.
 */
process.env.XDG_CACHE_HOME = join(tmpdir(), `cppcc-tests-${process.env.VITEST_POOL_ID}`);
// Nor is the record file of whoever runs the tests anybody's business.
process.env.XDG_CONFIG_HOME = join(process.env.XDG_CACHE_HOME, "config");
process.env.XDG_DATA_HOME = join(process.env.XDG_CACHE_HOME, "data");
