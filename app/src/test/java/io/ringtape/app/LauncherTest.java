package io.ringtape.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests the launcher on a copy of the project in which java and mvn are scripts that record how they were called. */
class LauncherTest {
    @TempDir
    private Path temp;

    private Path house;
    private Path bin;
    private Path jdk;
    private final Map<String, String> environment = new TreeMap<>();

    @BeforeEach
    void build() throws IOException {
        house = temp.resolve("a house, with spaces");
        bin = Files.createDirectories(temp.resolve("bin"));
        jdk = jdk("our jdk", "17.0.9");
        Files.createDirectories(house.resolve("config"));
        Files.createDirectories(house.resolve("app/src/main/java"));
        Files.createDirectories(house.resolve("app/src/test/java"));
        Files.copy(launcher(), house.resolve("ringtape"));
        executable(house.resolve("ringtape"), Files.readString(house.resolve("ringtape")));
        write(house.resolve("config/jvm.flags"), "");
        write(house.resolve("pom.xml"), "");
        write(house.resolve("app/src/main/java/A.java"), "");
        write(house.resolve("app/src/test/java/ATest.java"), "");
        mvn("exit 0");
        environment.put("PATH", bin + ":/usr/bin:/bin");
        environment.put("JAVA_HOME", jdk.toString());
        environment.put("HOME", temp.toString());
    }

    private static Path launcher() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("ringtape"))) {
            folder = folder.getParent();
        }
        return folder.resolve("ringtape");
    }

    @Test
    void buildsOnceAndRunsWithTheFlagsOfTheOneFile() throws Exception {
        LauncherRun first = run("backtest", "--tape", "a b");
        assertThat(first.code).isZero();
        assertThat(first.err).contains("building…");
        assertThat(first.out)
                .isEqualTo("java of our jdk: [@" + house + "/config/jvm.flags][-Xmx512m][-Dringtape.terminal=false]"
                        + "[-cp][" + house + "/app/target/program/ringtape.jar][io.ringtape.app.Ringtape]"
                        + "[backtest][--tape][a b]\n");
        assertThat(run("demo").err).isEmpty();
        assertThat(mavenCalls()).hasSize(1).first().asString().contains("[-pl][app][-am][package]");
    }

    @Test
    void benchIsItsOwnProgramAndItsBuildIncludesTheOther() throws Exception {
        assertThat(run("bench", "--quick").out)
                .isEqualTo("java of our jdk: [@" + house + "/config/jvm.flags][-Xmx512m][-Dringtape.terminal=false]"
                        + "[-cp][" + house
                        + "/bench/target/program/ringtape.jar][io.ringtape.bench.Bench][bench][--quick]\n");
        assertThat(mavenCalls()).hasSize(1).first().asString().contains("[-pl][bench][-am][package]");
        assertThat(run("bench").err).isEmpty();
        assertThat(run("demo").err).isEmpty();
        touch(house.resolve("pom.xml"));
        assertThat(run("demo").err).contains("building…");
        assertThat(run("bench").err).contains("building…");
    }

    /** An archive that a run writes as it exits leaves methods uncompiled, so it is dumped from a list of classes. */
    @Test
    void runsWithTheClassesThatTheBuildDumpedFromAList() throws Exception {
        Path archive = house.resolve("app/target/program/ringtape.jsa");
        Path list = house.resolve("app/target/program/ringtape.classes");
        Path calls = temp.resolve("java calls");
        executable(jdk.resolve("bin/java"), String.format(Locale.ROOT, """
                #!/bin/sh
                for a; do
                    case $a in
                        -Xshare:dump) dumps=yes ;;
                        -XX:DumpLoadedClassList=*) echo java/lang/Object >"${a#*=}" ;;
                        -XX:SharedClassListFile=*) [ -s "${a#*=}" ] || exit 1 ;;
                        -XX:SharedArchiveFile=*) [ -z "${dumps:-}" ] || echo classes >"${a#*=}" ;;
                    esac
                    printf '[%%s]' "$a" | tee -a '%s'
                done
                echo | tee -a '%s'
                """, calls, calls));
        assertThat(run("demo").out).contains("[-XX:SharedArchiveFile=" + archive + "]", "[demo]\n");
        List<String> made = Files.readAllLines(calls);
        assertThat(made).hasSize(3).noneMatch(call -> call.contains("-XX:ArchiveClassesAtExit"));
        assertThat(made.get(0)).contains("[-XX:DumpLoadedClassList=" + list + "]", "[demo][--scale][20k]");
        assertThat(made.get(1))
                .contains("[-Xshare:dump][-XX:SharedClassListFile=" + list + "][-XX:SharedArchiveFile=" + archive + "]")
                .doesNotContain("[demo]");
        assertThat(made.get(2)).contains("[-Xlog:cds=off][-XX:SharedArchiveFile=" + archive + "]");
        Files.delete(archive);
        assertThat(run("demo").out).doesNotContain("SharedArchiveFile").contains("[demo]\n");
    }

    @Test
    void runsWithoutAnArchiveWhenNoneCanBeDumped() throws Exception {
        for (String failing : List.of("DumpLoadedClassList", "Xshare:dump")) {
            touch(house.resolve("pom.xml"));
            executable(
                    jdk.resolve("bin/java"),
                    "#!/bin/sh\n[ \"$*\" = \"${*#*" + failing + "}\" ] || exit 1\n"
                            + "for a; do case $a in -XX:SharedArchiveFile=*) : >\"${a#*=}\" ;; esac; done\necho \"$@\"\n");
            LauncherRun run = run("demo");
            assertThat(run.code).as(failing).isZero();
            assertThat(run.out).as(failing).doesNotContain("SharedArchiveFile").endsWith("demo\n");
        }
    }

    @Test
    void heapAndFurtherFlagsComeFromTheEnvironment() throws Exception {
        environment.put("RINGTAPE_HEAP", "2g");
        environment.put("RINGTAPE_OPTS", "-Xlog:gc*  -Da=b");
        assertThat(run("demo").out).contains("[-Xmx2g]", "[-Xlog:gc*][-Da=b][-cp]");
    }

    @Test
    void anInvalidHeapSizeIsNamed() throws Exception {
        for (String heap : List.of("banana", "g", "2gb", "-1g")) {
            environment.put("RINGTAPE_HEAP", heap);
            LauncherRun run = run("demo");
            assertThat(run.code).as(heap).isEqualTo(2);
            assertThat(run.err)
                    .isEqualTo("ringtape: RINGTAPE_HEAP is '" + heap + "', wanted a size as in 512m or 2g\n");
        }
    }

    @Test
    void runsThroughASymlinkFromAnotherFolder() throws Exception {
        Path link = temp.resolve("elsewhere");
        Files.createSymbolicLink(temp.resolve("first link"), house.resolve("ringtape"));
        Files.createSymbolicLink(link, Path.of("first link"));
        assertThat(start(List.of(link.toString(), "demo"), Path.of("/")).out)
                .contains("[" + house + "/app/target/program/ringtape.jar]");
    }

    @Test
    void rebuildsAfterAChangedAnAddedOrARemovedSource() throws Exception {
        run("demo");
        touch(house.resolve("app/src/main/java/A.java"));
        assertThat(run("demo").err).contains("building…");
        Files.delete(house.resolve("app/src/main/java/A.java"));
        touch(house.resolve("app/src/main/java"));
        assertThat(run("demo").err).contains("building…");
        touch(house.resolve("pom.xml"));
        assertThat(run("demo").err).contains("building…");
        settle();
        assertThat(run("demo").err).isEmpty();
    }

    @Test
    void changedTestsNeedNoBuild() throws Exception {
        run("demo");
        touch(house.resolve("app/src/test/java/ATest.java"));
        assertThat(run("demo").err).isEmpty();
    }

    @Test
    void failedBuildShowsItsLogAndIsTriedAgain() throws Exception {
        mvn("echo '[ERROR] A.java: no'; exit 1");
        LauncherRun failed = run("demo");
        assertThat(failed.code).isEqualTo(1);
        assertThat(failed.out).isEmpty();
        assertThat(failed.err).contains("[ERROR] A.java: no").contains("the build failed");
        mvn("exit 0");
        assertThat(run("demo").code).isZero();
    }

    @Test
    void testRunsMavenVerifyInABuildOfItsOwn() throws Exception {
        LauncherRun test = run("test");
        assertThat(test.code).isZero();
        assertThat(mavenCalls()).containsExactly("[-f][" + house + "/pom.xml][-B][-Dstyle.color=never][verify]");
        run("test", "-pl", "engine/core");
        assertThat(mavenCalls()).last().asString().endsWith("[verify][-pl][engine/core]");
        assertThat(run("demo").err).contains("building…");
        assertThat(mavenCalls()).last().asString().contains("[-Dbuild.folder=target/program][-pl][app]");
    }

    @Test
    void commandsAreBuiltAndRunBesideTheTests() throws Exception {
        Path begun = pipe("begun");
        Path end = pipe("end");
        mvn("case \"$*\" in *verify*) echo >'" + begun + "'; read -r line <'" + end + "' ;; esac; exit 0");
        Process test = process(List.of(house + "/ringtape", "test"), house).start();
        Files.readAllBytes(begun);
        LauncherRun run = run("demo");
        assertThat(run.err).contains("building…").doesNotContain("waiting");
        assertThat(run.out).contains("[demo]\n");
        Files.writeString(end, "\n");
        assertThat(test.waitFor()).isZero();
    }

    private Path pipe(String name) throws IOException, InterruptedException {
        Path pipe = temp.resolve(name);
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        return pipe;
    }

    @Test
    void failedTestsFailTheCommand() throws Exception {
        mvn("exit 1");
        assertThat(run("test").code).isEqualTo(1);
    }

    @Test
    void aJavaHomeWithoutASuitableJdkIsSkippedAndNamed() throws Exception {
        for (Path wrong : List.of(jdk("old", "11.0.2"), jdk("older", "1.8.0_402"), temp.resolve("nothing here"))) {
            environment.put("JAVA_HOME", wrong.toString());
            environment.put("PATH", jdk + "/bin:" + bin + ":/usr/bin:/bin");
            LauncherRun run = run("demo");
            assertThat(run.err).contains("JAVA_HOME=" + wrong + " is no JDK 17 or later; using " + jdk);
            assertThat(run.out).contains("java of our jdk: ");
        }
    }

    @Test
    void aRuntimeWithoutACompilerIsNotAJdk() throws Exception {
        Path runtime = jdk("runtime", "21");
        Files.delete(runtime.resolve("bin/javac"));
        environment.put("JAVA_HOME", runtime.toString());
        environment.put("PATH", jdk + "/bin:" + bin + ":/usr/bin:/bin");
        assertThat(run("demo").out).contains("java of our jdk: ");
    }

    @Test
    void mavenHomeIsUsedWhenMavenInThePathIsTooOld() throws Exception {
        Path home = Files.createDirectories(temp.resolve("maven home/bin"));
        Files.move(bin.resolve("mvn"), home.resolve("mvn"));
        executable(bin.resolve("mvn"), "#!/bin/sh\necho 'Apache Maven 3.6.3 (x)'\n");
        environment.put("MAVEN_HOME", home.getParent().toString());
        assertThat(run("demo").code).isZero();
        assertThat(mavenCalls()).hasSize(1);
    }

    @Test
    void twoStartsAtOnceBuildOnce() throws Exception {
        mvn("n=0; while [ $n -lt 200 ]; do n=$((n+1)); /bin/true; done; exit 0");
        List<Process> starts = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            starts.add(process(List.of(house + "/ringtape", "demo"), house).start());
        }
        for (Process each : starts) {
            each.getInputStream().readAllBytes();
            each.getErrorStream().readAllBytes();
            assertThat(each.waitFor()).isZero();
        }
        assertThat(mavenCalls()).hasSize(1);
    }

    private Path jdk(String name, String version) throws IOException {
        Path folder = Files.createDirectories(temp.resolve(name + "/bin")).getParent();
        executable(
                folder.resolve("bin/java"),
                "#!/bin/sh\nprintf 'java of " + name + ": '\nfor a; do printf '[%s]' \"$a\"; done\necho\n");
        executable(folder.resolve("bin/javac"), "#!/bin/sh\nexit 1\n");
        write(folder.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");
        return folder;
    }

    /** Writes a Maven that records its arguments, builds the jar, and ends with {@code end}. */
    private void mvn(String end) throws IOException {
        executable(bin.resolve("mvn"), String.format(Locale.ROOT, """
                #!/bin/sh
                if [ "$1" = --version ]; then echo 'Apache Maven 3.8.7 (x)'; exit 0; fi
                { for a; do printf '[%%s]' "$a"; done; echo; } >>'%s/calls'
                for module in app bench; do
                    [ ! -d '%s'/$module/target/program ] || : >'%s'/$module/target/program/ringtape.jar
                done
                %s
                """, temp, house, house, end));
    }

    private List<String> mavenCalls() throws IOException {
        return Files.readAllLines(temp.resolve("calls"));
    }

    /** Makes the file newer than any build, like a later edit. */
    private static void touch(Path file) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(60)));
    }

    /** Makes touched files as old as everything else. */
    private void settle() throws IOException {
        FileTime past = FileTime.from(Instant.now().minusSeconds(60));
        Files.setLastModifiedTime(house.resolve("pom.xml"), past);
        Files.setLastModifiedTime(house.resolve("app/src/main/java"), past);
    }

    private static void write(Path file, String text) throws IOException {
        Files.writeString(file, text);
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(60)));
    }

    private static void executable(Path file, String text) throws IOException {
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private LauncherRun run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(house + "/ringtape"));
        command.addAll(List.of(arguments));
        return start(command, house);
    }

    private LauncherRun start(List<String> command, Path folder) throws IOException, InterruptedException {
        Path err = Files.createTempFile(temp, "err", "");
        Process process = process(command, folder).redirectError(err.toFile()).start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new LauncherRun(process.waitFor(), out, Files.readString(err));
    }

    private ProcessBuilder process(List<String> command, Path folder) {
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder;
    }

    /** The result of a start. */
    private record LauncherRun(int code, String out, String err) {}
}
