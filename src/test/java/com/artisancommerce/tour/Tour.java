package com.artisancommerce.tour;

import com.artisancommerce.localstack.DemoShop;
import com.artisancommerce.localstack.LocalStack;
import com.artisancommerce.localstack.ServiceProcess;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Runs the commands between the README's tour marks in one shell, in their order. A block marked as one that keeps running goes on in the
 * background, as in a terminal of its own, from its first event on.
 */
final class Tour {

    private static final String BEGIN = "<!-- tour -->";
    private static final String END = "<!-- end of tour -->";
    private static final Pattern BLOCK =
            Pattern.compile("(<!-- keeps running -->\\s*)?```bash\\n(.*?)```", Pattern.DOTALL);
    private static final String LAST_WORD = """
            for i in $(seq 100); do grep -q '"position":3' stream-1.txt && break; sleep 0.1; done
            kill $STREAMS
            """;

    private final Path directory;

    Tour(Path directory) {
        this.directory = directory;
    }

    /** What the tour printed, and what its open streams received, in the order in which they were opened. */
    record Report(int status, String printed, List<String> streams) {}

    static Report take(LocalStack stack, ServiceProcess service, Path directory)
            throws IOException, InterruptedException {
        DemoShop.load(service.baseUri(), stack.issuer().tokens());
        Files.createDirectories(directory.resolve(".local"));
        Files.writeString(
                directory.resolve(".local/ports"), "issuer=" + stack.issuer().port() + "\n");
        return new Tour(directory).run(service.baseUri());
    }

    private Report run(URI service) throws IOException, InterruptedException {
        Path script = directory.resolve("tour.sh");
        Files.writeString(script, script(service));
        ProcessBuilder shell = new ProcessBuilder("timeout", "90", "bash", "-eu", "-o", "pipefail", script.toString())
                .directory(directory.toFile())
                .redirectErrorStream(true);
        shell.environment().put("ARTISAN_LOCAL_HOME", directory.toString());
        Process process = shell.start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Report(process.waitFor(), printed, streams());
    }

    private List<String> streams() throws IOException {
        List<String> streams = new ArrayList<>();
        for (Path file = stream(1); Files.exists(file); file = stream(streams.size() + 1)) {
            streams.add(Files.readString(file));
        }
        return streams;
    }

    private Path stream(int number) {
        return directory.resolve("stream-" + number + ".txt");
    }

    private static String script(URI service) throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        Matcher blocks = BLOCK.matcher(readme.substring(readme.indexOf(BEGIN), readme.indexOf(END)));
        StringBuilder script = new StringBuilder("STREAMS=\n");
        int streams = 0;
        while (blocks.find()) {
            String commands = blocks.group(2);
            script.append(blocks.group(1) == null ? commands : inTheBackground(commands, ++streams))
                    .append("echo\n");
        }
        return script.append(LAST_WORD)
                .toString()
                .replace("localhost:8080", service.getHost() + ":" + service.getPort())
                .replace("./artisan", Path.of("artisan").toAbsolutePath().toString());
    }

    private static String inTheBackground(String commands, int stream) {
        return """
            { exec %1$s} > stream-%2$s.txt 2> /dev/null &
            STREAMS="$STREAMS $!"
            for i in $(seq 100); do grep -q '^event:' stream-%2$s.txt && break; sleep 0.1; done
            """.formatted(commands, stream);
    }
}
