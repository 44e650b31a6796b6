# SPDX-License-Identifier: MIT
# Numbers in files, in messages and on the command line are the same in every locale. The functions of C that read and
# write them follow the process's locale, which Qt sets from the environment; engine/plain_text.h and Qt's own do not.
# Names the lines under ROOT that use the former.     cmake -DROOT=<source tree> -P check_locale.cmake
cmake_minimum_required(VERSION 3.25)

set(functions "strto(d|f|ld)|sto(d|f|ld)|atof|v?[fs]?scanf|strftime|strcoll|str(n?)casecmp|setlocale|imbue")
set(letters "to(upper|lower)|is(alpha|alnum|upper|lower|space|punct|print|graph)")
# In front of it no comment begins.
set(code "^([^/]|/[^/])*")
set(called "${code}[^A-Za-z0-9_.>](${functions}|${letters}) *\\(|${code}[.>](imbue) *\\(")
set(float "${code}%[-+#0]*([0-9]+|\\*)?(\\.([0-9]+|\\*))?[lL]?[aAeEfFgG]")
set(global "${code}std::locale")

file(GLOB_RECURSE files RELATIVE "${ROOT}" "${ROOT}/app/*" "${ROOT}/core/*" "${ROOT}/packaging/*" "${ROOT}/ui/*")
list(FILTER files INCLUDE REGEX "\\.(h|hpp|inl|c|cc|cpp)$")
if(NOT files)
  message(FATAL_ERROR "There is no source file under '${ROOT}'.")
endif()
set(violations "")
foreach(file IN LISTS files)
  foreach(kind IN ITEMS called float global)
    file(STRINGS "${ROOT}/${file}" lines REGEX "${${kind}}")
    # The window keeps C's numbers for the libraries that it loads.
    list(FILTER lines EXCLUDE REGEX "setlocale\\(LC_NUMERIC, \"C\"\\)")
    if(lines)
      string(APPEND violations "\n${file}: ${lines}")
    endif()
  endforeach()
endforeach()

if(violations)
  message("${violations}\n")
  message(FATAL_ERROR "These depend on the process's locale; use engine/plain_text.h, std::from_chars or std::to_chars.")
endif()
list(LENGTH files count)
message(STATUS "${count} files read and write numbers alike in every locale.")
