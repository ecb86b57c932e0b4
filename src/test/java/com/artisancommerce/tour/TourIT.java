package com.artisancommerce.tour;

import static org.assertj.core.api.Assertions.assertThat;

import com.artisancommerce.localstack.LocalStack;
import com.artisancommerce.localstack.ServiceProcess;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TourIT {

    @Test
    void runsAsItStandsInTheReadme(@TempDir Path directory) throws Exception {
        try (LocalStack stack = LocalStack.fresh().start();
                ServiceProcess service = ServiceProcess.start(stack)) {
            Tour.Report report = Tour.take(stack, service, directory);

            assertThat(report.status()).as(report.printed()).isZero();
            assertThat(report.printed())
                    .contains("\"admission\":\"accepted\"")
                    .contains("\"status\":\"reserved\"")
                    .contains("\"state\":\"done\"")
                    .contains("\"state\":\"in_production\"")
                    .contains("\"type\":\"placed\"")
                    .containsPattern("\"brokenTotal\":[1-9]")
                    .contains("\"newDate\":\"20", "\"silence\":\"stands\"")
                    .containsSubsequence("\"state\":\"open\"", "\"state\":\"accepted\"")
                    .containsSubsequence("\"type\":\"delay_accepted\"", "\"kind\":\"calendar_changed\"");
            assertThat(report.streams()).hasSize(2);
            assertThat(report.streams().getFirst())
                    .containsSubsequence("event:state", "\"position\":4", "event:state", "\"position\":3")
                    .containsSubsequence("event:timeline", "\"type\":\"delay_announced\"");
            assertThat(report.streams().getLast())
                    .containsSubsequence("event:state", "\"length\":4", "event:state", "\"length\":3");
        }
    }
}
