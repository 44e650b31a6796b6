# fish completion for arioso
complete -c arioso -l library -x -a '(__fish_complete_directories)' -d 'Folder of the takes'
complete -c arioso -l model -x -a '(__fish_complete_directories)' -d 'Folder of the model to open'
complete -c arioso -s h -l help -d 'Print the options and exit'
complete -c arioso -l help-all -d 'Print the options, including those of Qt, and exit'
complete -c arioso -s v -l version -d 'Print the version and exit'
