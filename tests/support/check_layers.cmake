# SPDX-License-Identifier: MIT
# The compiler does not enforce the layers, this does: reads every #include under ROOT and names those that a file's
# folder may not use.     cmake -DROOT=<source tree> -P check_layers.cmake
cmake_minimum_required(VERSION 3.25)

set(torch "^<(ATen|c10|caffe2|torch)/")
set(qt "^<(Q[A-Za-z]|q[a-z0-9]+\\.h)")
set(qtWindows "^<Qt(Gui|Qml|Quick|Widgets)|^<Q(Color|Font|GuiApplication|Image|Painter|Pixmap|Qml|Quick|Widget|Window)")
# What the engine shows to everybody; no torch header is needed to read it.
set(public "^core/engine/(api/(audio|config|conversion|error|generation|loop|module|plain_text|starter_model|text_limit)|audio/[^/]*|files/[^/]*)\\.h$")
# What programs link to open the engine's module and to read audio files.
set(linked "^core/engine/(api/(module|starter_model)\\.cpp|api/module_abi\\.h|(audio|files)/[^/]*\\.cpp)$")

set(violations "")
# forbid(IN files [EXCEPT files] INCLUDING includes [UNLESS includes] BECAUSE sentence), regular expressions. An include
# of our own is its path in the source tree, every other is <in brackets>. Reads `file` and `include`.
function(forbid)
  cmake_parse_arguments(PARSE_ARGV 0 arg "" "IN;EXCEPT;INCLUDING;UNLESS;BECAUSE" "")
  if(file MATCHES "${arg_IN}" AND NOT (arg_EXCEPT AND file MATCHES "${arg_EXCEPT}")
     AND include MATCHES "${arg_INCLUDING}" AND NOT (arg_UNLESS AND include MATCHES "${arg_UNLESS}"))
    set(violations "${violations}\n${file} includes ${include}: ${arg_BECAUSE}" PARENT_SCOPE)
  endif()
endfunction()

macro(check_include)
  forbid(IN . INCLUDING "^<(torch/(all|extension|script|torch)|ATen/(ATen|Functions))\\.h"
    BECAUSE "it costs up to 24 s a file; include the headers of the operators instead")
  forbid(IN . EXCEPT "^core/(conversion|engine|training)/|^tests/(bench|engine|fuzz|support)/"
    INCLUDING "${torch}" BECAUSE "only the engine, conversion, training and their tests know of tensors")
  forbid(IN . EXCEPT "^core/engine/text/sentencepiece_module\\.cpp$" INCLUDING "^<(sentencepiece|google/protobuf/)"
    BECAUSE "sentencepiece clashes with libtorch and lives in a module of its own")
  forbid(IN . EXCEPT "^core/engine/audio/media_(decoder|module)\\.(cpp|h)$" INCLUDING "^<lib(av|sw)"
    BECAUSE "FFmpeg brings 130 libraries and lives in a module of its own")
  forbid(IN "^(app|core|ui)/" INCLUDING "^tests/" BECAUSE "the product does not depend on its tests")

  forbid(IN "^core/(conversion|engine|training)/|^packaging/|^app/arioso[-_]cli|^tests/(bench|engine|fuzz)/" INCLUDING "${qt}"
    BECAUSE "the engine, its command line and its tests build where there is no Qt")
  forbid(IN "^core/engine/" INCLUDING "^(app|core|ui)/" UNLESS "^core/engine/"
    BECAUSE "the engine knows nothing above it")
  forbid(IN "^core/engine/kernels/" INCLUDING "^core/engine/" UNLESS "^core/engine/(kernels/|api/config\\.h)"
    BECAUSE "kernels compute on plain memory")
  forbid(IN "^core/engine/files/" INCLUDING "^core/engine/" UNLESS "^core/engine/(api|files)/"
    BECAUSE "files are bytes")
  forbid(IN "^core/engine/" EXCEPT "^core/engine/pipeline/" INCLUDING "^core/engine/pipeline/"
    BECAUSE "the pipeline is built from the other folders")
  forbid(IN "${public}" INCLUDING "${torch}|^core/" UNLESS "${public}"
    BECAUSE "programs include this file, and they have no libtorch")
  forbid(IN "${linked}" INCLUDING "${torch}|^core/" UNLESS "${public}|${linked}"
    BECAUSE "programs link this file, and they have no libtorch")
  forbid(IN "^core/training/" INCLUDING "^(app|core|ui)/" UNLESS "^core/(conversion|engine|training)/"
    BECAUSE "training knows only the engine and conversion")
  forbid(IN "^core/conversion/" INCLUDING "^(app|core|ui)/" UNLESS "^core/(conversion|engine)/"
    BECAUSE "conversion knows only the engine")

  forbid(IN "^core/" EXCEPT "^core/(conversion|engine|training)/" INCLUDING "^(app|ui|core/conversion|core/training)/"
    BECAUSE "core knows nothing above it")
  forbid(IN "^core/" INCLUDING "${qtWindows}"
    BECAUSE "core runs without a window: of Qt it uses Concurrent, Core, Network and Multimedia")
  forbid(IN "^core/generation/" INCLUDING "^core/models/"
    BECAUSE "generation loads a folder, wherever it comes from; what both need is in the root of core")
  forbid(IN "^core/models/" INCLUDING "^core/generation/"
    BECAUSE "models are found and downloaded without a queue of jobs; what both need is in the root of core")
  forbid(IN "^core/settings/" INCLUDING "^core/(generation|models)/"
    BECAUSE "settings are values; what others need of them is in the root of core")
  forbid(IN "^(app|core)/" EXCEPT "^core/(conversion|engine|training)/|^app/arioso[-_]train" INCLUDING "^core/engine/"
    UNLESS "${public}" BECAUSE "only the engine's public headers are for others")
  forbid(IN "^ui/" INCLUDING "^(app|core/conversion|core/engine|core/training)/" BECAUSE "ui talks to core, not to the engine")
  forbid(IN "^ui/text/" INCLUDING "^ui/" UNLESS "^ui/text/" BECAUSE "sentences know nothing of what shows them")
  forbid(IN "^ui/[a-z_]+\\.(h|cpp)$" EXCEPT "^ui/(application|library_in_use)\\." INCLUDING "^ui/[a-z]+/" UNLESS "^ui/text/"
    BECAUSE "what the features share does not know them; only what opens a window does")
  foreach(feature IN ITEMS export models request settings stage takes)
    forbid(IN "^ui/${feature}/" INCLUDING "^ui/[a-z]+/" UNLESS "^ui/(${feature}|text)/"
      BECAUSE "a feature does not know another; what two of them need is in ui/ or ui/text")
  endforeach()
  forbid(IN "^ui/generation/" INCLUDING "^ui/[a-z]+/" UNLESS "^ui/(generation|request|text)/"
    BECAUSE "of the other features it knows the request, of which it makes a job")
  forbid(IN "^app/arioso[-_]cli" INCLUDING "^(core|ui)/" UNLESS "^core/(engine/|analysis/(beats|loop_bars)\\.h$)"
    BECAUSE "the command line is the engine without Qt")
  forbid(IN "^core/analysis/(beats|fourier|loop_bars|mel_spectrogram)\\.(cpp|h)$" INCLUDING "${qt}|^core/" UNLESS "^core/(engine/|analysis/(beats|fourier|loop_bars|mel_spectrogram)\\.h$)"
    BECAUSE "the command line links this, and it has no Qt")
  forbid(IN "^app/command_line/" INCLUDING "^(core|ui)/|${qt}|${torch}"
    BECAUSE "programs with and without libtorch share it")
endmacro()

# "x.h" may be beside the file or under one of the include directories; <x.h> only under the latter.
function(resolve_include mark name)
  cmake_path(GET file PARENT_PATH folder)
  set(candidates "core/${name}" "${name}" "tests/${name}" "packaging/${name}")
  if(mark STREQUAL "\"")
    list(PREPEND candidates "${folder}/${name}")
  endif()
  foreach(candidate IN LISTS candidates)
    cmake_path(NORMAL_PATH candidate)
    if(EXISTS "${ROOT}/${candidate}")
      set(include "${candidate}" PARENT_SCOPE)
      return()
    endif()
  endforeach()
  set(include "<${name}>" PARENT_SCOPE)
endfunction()

file(GLOB_RECURSE files RELATIVE "${ROOT}" "${ROOT}/app/*" "${ROOT}/core/*" "${ROOT}/ui/*" "${ROOT}/tests/*"
  "${ROOT}/packaging/*")
list(FILTER files INCLUDE REGEX "\\.(h|hpp|inl|c|cc|cpp)$")
if(NOT files)
  message(FATAL_ERROR "There is no source file under '${ROOT}'.")
endif()
foreach(file IN LISTS files)
  file(STRINGS "${ROOT}/${file}" lines REGEX "^[ \t]*#[ \t]*include[ \t]*[<\"]")
  foreach(line IN LISTS lines)
    string(REGEX MATCH "include[ \t]*([<\"])([^>\"]+)" matched "${line}")
    resolve_include("${CMAKE_MATCH_1}" "${CMAKE_MATCH_2}")
    check_include()
  endforeach()
endforeach()

if(violations)
  message("${violations}\n")
  message(FATAL_ERROR "Files reach across the layers; see packaging/DEVELOPING.md.")
endif()
list(LENGTH files count)
message(STATUS "${count} files keep to their layers.")
