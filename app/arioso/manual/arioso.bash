# bash completion for arioso
_arioso()
{
    local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]}
    if [[ $previous == --library || $previous == --model ]]; then
        compopt -o filenames; mapfile -t COMPREPLY < <(compgen -d -- "$current")
    elif [[ $current == -* ]]; then
        mapfile -t COMPREPLY < <(compgen -W '--library --model -h --help --help-all -v --version' -- "$current")
    else
        compopt -o filenames; mapfile -t COMPREPLY < <(compgen -f -- "$current")
    fi
}
complete -F _arioso arioso
