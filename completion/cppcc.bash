# bash completion for cppcc
#   source <(cppcc completion bash)
#
# cppcc __complete answers a line for each word that may stand here: the word, a tab, what it means; or :files.

_cppcc() {
  local run=$1 cur=${COMP_WORDS[COMP_CWORD]} quote='' line value i
  local -a words=()
  COMPREPLY=()
  [[ $run == '~/'* ]] && run=$HOME/${run:2}
  # bash takes --kind=x apart.
  for ((i = 1; i < COMP_CWORD; i++)); do
    [[ ${COMP_WORDS[i]} == '=' ]] || words+=("${COMP_WORDS[i]}")
  done
  [[ $cur == '=' ]] && cur=''
  case $cur in \"* | \'*)
    quote=${cur:0:1}
    cur=${cur:1}
    ;;
  esac
  while IFS= read -r line; do
    if [[ $line == ':files' ]]; then
      compopt -o filenames 2>/dev/null
      while IFS= read -r value; do COMPREPLY+=("$value"); done < <(compgen -f -- "$cur")
      continue
    fi
    value=${line%%$'\t'*}
    # Whatever a name holds is put into the line as a word, never as something to run.
    if [[ $value == *[[:space:]\"\'\`\$\\\&\;\|\<\>\(\)\*\?\[\]\{\}\!\#\~\^]* ]]; then
      [[ -n $quote ]] && continue
      printf -v value %q "$value"
    fi
    COMPREPLY+=("$value")
  done < <("$run" __complete "=$cur" "${words[@]}" 2>/dev/null)
}

complete -F _cppcc cppcc
