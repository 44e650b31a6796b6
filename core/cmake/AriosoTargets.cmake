# SPDX-License-Identifier: MIT
# What every target of the project shares. Read design notes in the developer guide: visibility must be
# hidden (the distribution's libtorch brings Qt 5 into the process, whose static initialisers would
# otherwise call our inlined Qt 6 code), and everything must be position independent (modules that are
# loaded with RTLD_DEEPBIND must not meet copy relocations).

set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_CXX_VISIBILITY_PRESET hidden)
set(CMAKE_VISIBILITY_INLINES_HIDDEN ON)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)

# The build tree has the layout of an installation, so that modules are found the same way in both.
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/bin")
set(ARIOSO_MODULE_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/lib/arioso")
set(ARIOSO_MODULE_INSTALL_DIR "${CMAKE_INSTALL_LIBDIR}/arioso")

# What is read at run time: the starter model. In the build tree a link to the sources.
set(ARIOSO_DATA_DIR_FROM_PREFIX "share/arioso")
file(MAKE_DIRECTORY "${CMAKE_BINARY_DIR}/${ARIOSO_DATA_DIR_FROM_PREFIX}")
file(CREATE_LINK "${CMAKE_SOURCE_DIR}/resources/models"
  "${CMAKE_BINARY_DIR}/${ARIOSO_DATA_DIR_FROM_PREFIX}/models" SYMBOLIC)
install(DIRECTORY "${CMAKE_SOURCE_DIR}/resources/models" DESTINATION "${ARIOSO_DATA_DIR_FROM_PREFIX}"
  PATTERN "gates" EXCLUDE)

find_program(CCACHE_PROGRAM ccache)
if(CCACHE_PROGRAM AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  set(CMAKE_CXX_COMPILER_LAUNCHER "${CCACHE_PROGRAM}")
endif()

# As in the packages of Debian: checked copies, stack protection, control-flow protection, immutable relocations.
# The kernels turn them off (core/engine/CMakeLists.txt).
if(ARIOSO_HARDEN)
  include(CheckPIESupported)
  check_pie_supported(LANGUAGES CXX)
  add_compile_options(-fstack-protector-strong -fstack-clash-protection -Wformat -Werror=format-security
    "$<$<NOT:$<CONFIG:Debug>>:-U_FORTIFY_SOURCE;-D_FORTIFY_SOURCE=2>")
  if(CMAKE_SYSTEM_PROCESSOR MATCHES "x86_64|AMD64")
    add_compile_options(-fcf-protection)
  endif()
  add_link_options(-Wl,-z,relro,-z,now)
endif()

if(ARIOSO_SANITIZE)
  add_compile_options(-fsanitize=${ARIOSO_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
  add_link_options(-fsanitize=${ARIOSO_SANITIZE})
  add_compile_definitions(_GLIBCXX_ASSERTIONS)
endif()

# Settings of our own targets; `standard` is 17 where libtorch's headers are seen (clang 14 cannot parse
# them as C++20) and 20 elsewhere.
function(arioso_target target standard)
  target_compile_features(${target} PRIVATE cxx_std_${standard})
  set_target_properties(${target} PROPERTIES CXX_STANDARD ${standard})
  target_compile_options(${target} PRIVATE -Wall -Wextra)
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
    target_compile_options(${target} PRIVATE -Wno-restrict) # false alarms in std::string (GCC bug 105651)
  endif()
  target_include_directories(${target} PRIVATE "${PROJECT_SOURCE_DIR}/core" "${PROJECT_SOURCE_DIR}")
endfunction()

# A library that is loaded with dlopen, never linked.
function(arioso_module target)
  set_target_properties(${target} PROPERTIES PREFIX ""
    LIBRARY_OUTPUT_DIRECTORY "${ARIOSO_MODULE_OUTPUT_DIRECTORY}")
  install(TARGETS ${target} LIBRARY DESTINATION "${ARIOSO_MODULE_INSTALL_DIR}")
endfunction()
