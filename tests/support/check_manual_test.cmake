# SPDX-License-Identifier: MIT
# Shows that check_manual.cmake passes for a page with all options, and fails for one that lacks an option or has one too
# many.     cmake -DWORK=<folder> -P check_manual_test.cmake
cmake_minimum_required(VERSION 3.25)

set(program "${WORK}/demo")
file(WRITE "${program}" "#!/bin/sh\nprintf 'Options:\\n  -h,--help    Help\\n  --prompt TEXT  Text\\n'\n")
file(CHMOD "${program}" PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE)

# check(OPTIONS…): the result of the check for files with these options.
function(check)
  foreach(file IN ITEMS man/man1/demo.1 bash-completion/completions/demo zsh/_demo fish/vendor_completions.d/demo.fish)
    set(text "\n")
    foreach(option IN LISTS ARGN)
      if(file MATCHES "^man")
        string(APPEND text ".It Fl \\-${option}\n")
      elseif(file MATCHES "^bash")
        string(APPEND text "--${option} ")
      elseif(file MATCHES "^zsh")
        string(APPEND text "'--${option}[x]'\n")
      else()
        string(APPEND text "complete -c demo -l ${option}\n")
      endif()
    endforeach()
    file(WRITE "${WORK}/share/${file}" "${text}")
  endforeach()
  execute_process(COMMAND "${CMAKE_COMMAND}" "-DPROGRAM=${program}" "-DSHARE=${WORK}/share" -DZSH=zsh
    -P "${CMAKE_CURRENT_LIST_DIR}/check_manual.cmake" RESULT_VARIABLE result ERROR_VARIABLE errors)
  set(result "${result}" PARENT_SCOPE)
  set(errors "${errors}" PARENT_SCOPE)
endfunction()

check(help prompt)
if(NOT result EQUAL 0)
  message(FATAL_ERROR "Files with all options should pass:\n${errors}")
endif()
foreach(options IN ITEMS "help" "help;prompt;more")
  check(${options})
  if(result EQUAL 0)
    message(FATAL_ERROR "Files with the options '${options}' should fail.")
  endif()
endforeach()
