# fish completion for cppcc
#   cppcc completion fish | source
#
# cppcc __complete answers a line for each word that may stand here: the word, a tab, what it means; or :files.

function __cppcc_complete
    set -l words (commandline -opc)
    set -l current (commandline -ct)
    set -l run $words[1]
    set -e words[1]
    for line in ($run __complete "=$current" $words 2>/dev/null)
        if test "$line" = ":files"
            __fish_complete_path "$current"
        else
            printf '%s\n' $line
        end
    end
end

complete -c cppcc -f -a '(__cppcc_complete)'
