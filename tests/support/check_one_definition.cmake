# SPDX-License-Identifier: MIT
# Two types with the same name in one namespace break the one-definition rule: the linker silently merges their inline
# functions. Lists the types under ROOT that are defined in two files, except those in unnamed namespaces.
#     cmake -DROOT=<source tree> -P check_one_definition.cmake
cmake_minimum_required(VERSION 3.25)

set(violations "")
file(GLOB_RECURSE files RELATIVE "${ROOT}" "${ROOT}/app/*" "${ROOT}/core/*" "${ROOT}/packaging/*" "${ROOT}/ui/*")
foreach(file IN LISTS files)
  if(NOT file MATCHES "\\.(cpp|h)$")
    continue()
  endif()
  file(STRINGS "${ROOT}/${file}" lines REGEX
    "^(namespace |} // namespace|(struct|class|union|enum class|enum) [A-Za-z0-9_]+( final)?( *:[^:].*| *{.*|)$)")
  set(scopes "")
  foreach(line IN LISTS lines)
    if(line MATCHES "^namespace ([A-Za-z0-9_:]+) {")
      list(APPEND scopes "${CMAKE_MATCH_1}")
    elseif(line MATCHES "^namespace {")
      list(APPEND scopes "unnamed")
    elseif(line MATCHES "^} // namespace")
      list(POP_BACK scopes)
    elseif(line MATCHES "^(struct|class|union|enum class|enum) ([A-Za-z0-9_]+)" AND NOT "unnamed" IN_LIST scopes)
      list(JOIN scopes "::" name)
      set(name "${name}::${CMAKE_MATCH_2}")
      if(DEFINED "file_of_${name}" AND NOT file STREQUAL "${file_of_${name}}")
        string(APPEND violations "\n${name} is defined in ${file_of_${name}} and in ${file}")
      endif()
      set("file_of_${name}" "${file}")
    endif()
  endforeach()
endforeach()

if(violations)
  message("${violations}")
  message(FATAL_ERROR "Rename one of the types, or move it into an unnamed namespace.")
endif()
