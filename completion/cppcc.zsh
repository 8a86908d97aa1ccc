#compdef cppcc
# zsh completion for cppcc
#   source <(cppcc completion zsh)
#
# cppcc __complete answers a line for each word that may stand here: the word, a tab, what it means; or :files.

_cppcc() {
  local run=${(Q)words[1]} line value about
  local -a before lines values shown
  [[ $run == '~/'* ]] && run=$HOME/${run[3,-1]}
  before=("${(@Q)words[2,CURRENT-1]}")
  lines=("${(@f)$("$run" __complete "=${(Q)PREFIX}" "${before[@]}" 2>/dev/null)}")
  for line in "${lines[@]}"; do
    [[ -z $line ]] && continue
    if [[ $line == ':files' ]]; then
      _files
      continue
    fi
    value=${line%%$'\t'*}
    about=${line#*$'\t'}
    values+=("$value")
    if [[ $about == $line || -z $about ]]; then shown+=("$value"); else shown+=("$value  -- $about"); fi
  done
  # Initials are replaced by the names that they stand for, one after the other: what these begin with would be nothing.
  [[ -n $values && $values[1] != ${(Q)PREFIX}* ]] && compstate[insert]=menu compstate[list]='list force'
  # -U: zs stands for 张三, which does not begin with it. zsh itself quotes what is special to it.
  (( $#values )) && compadd -U -l -d shown -a values
}

if [[ $funcstack[1] == _cppcc ]]; then
  _cppcc "$@"
else
  (( $+functions[compdef] )) || { autoload -Uz compinit && compinit -u }
  compdef _cppcc cppcc
fi
