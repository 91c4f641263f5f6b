set(CHRONOGRAPH_WARNINGS
    -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wold-style-cast -Wnon-virtual-dtor
    -Woverloaded-virtual -Wdouble-promotion -Wformat=2 -Wimplicit-fallthrough -Wextra-semi -Wmissing-declarations
    -Wundef -Wcast-qual -Wzero-as-null-pointer-constant
    $<$<CXX_COMPILER_ID:GNU>:-Wduplicated-cond -Wduplicated-branches -Wlogical-op -Wsuggest-override
    -Wno-restrict>)  # GCC 12 sees overlaps in "literal" + string that are none (PR 105651)

# chronograph_module(<room> SOURCES <file>... HEADERS <public header>... DEPENDS <room>... USES <target>... SHOWS <target>...)
# makes the static library chronograph::<room>. DEPENDS states the layering (tools/check_layers.py holds the includes
# to it); USES are third parties hidden in .cpp files; SHOWS are those that a public header lets the user see.
function(chronograph_module room)
  cmake_parse_arguments(arg "" "" "SOURCES;HEADERS;DEPENDS;USES;SHOWS" ${ARGN})
  set(target chronograph_${room})
  add_library(${target} STATIC ${arg_SOURCES})
  add_library(chronograph::${room} ALIAS ${target})
  target_compile_features(${target} PUBLIC cxx_std_20)
  target_compile_options(${target} PRIVATE ${CHRONOGRAPH_WARNINGS} -ffp-contract=off)
  if(CHRONOGRAPH_NATIVE)
    target_compile_options(${target} PRIVATE -march=native)
  endif()
  set(headers "")
  foreach(header IN LISTS arg_HEADERS)
    list(APPEND headers ${PROJECT_SOURCE_DIR}/include/chronograph/${header})
  endforeach()
  if(headers)
    target_sources(${target} PUBLIC FILE_SET HEADERS BASE_DIRS ${PROJECT_SOURCE_DIR}/include FILES ${headers})
    set_target_properties(${target} PROPERTIES VERIFY_INTERFACE_HEADER_SETS ON)
  endif()
  target_include_directories(${target} PUBLIC ${PROJECT_SOURCE_DIR}/include PRIVATE ${PROJECT_SOURCE_DIR}/src)
  list(TRANSFORM arg_DEPENDS PREPEND chronograph::)
  target_link_libraries(${target} PUBLIC ${arg_DEPENDS} ${arg_SHOWS} PRIVATE ${arg_USES})
endfunction()

# chronograph_tests(<room> SOURCES <file>... USES <target>...): one doctest executable per room, linked with that room only.
function(chronograph_tests room)
  cmake_parse_arguments(arg "" "" "SOURCES;USES" ${ARGN})
  set(target chronograph_${room}_tests)
  add_executable(${target} ${PROJECT_SOURCE_DIR}/tests/main.cpp ${arg_SOURCES})
  target_include_directories(${target} PRIVATE ${PROJECT_SOURCE_DIR}/src ${PROJECT_SOURCE_DIR}/tests)
  target_compile_options(${target} PRIVATE ${CHRONOGRAPH_WARNINGS})
  target_link_libraries(${target} PRIVATE chronograph::${room} chronograph_test_support doctest::doctest ${arg_USES})
  doctest_discover_tests(${target} TEST_PREFIX "${room}: ")
endfunction()
