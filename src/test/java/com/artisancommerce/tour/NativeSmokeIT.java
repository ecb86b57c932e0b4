package com.artisancommerce.tour;

import static org.assertj.core.api.Assertions.assertThat;

import com.artisancommerce.localstack.LocalStack;
import com.artisancommerce.localstack.ServiceProcess;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * The tour against an executable, such as a native image: {@code ./mvnw verify -Dit.test=NativeSmokeIT -Dservice.executable=/path/to/it}.
 * Any executable will do that takes its settings from the environment.
 */
@EnabledIfSystemProperty(named = "service.executable", matches = ".+")
class NativeSmokeIT {

    @Test
    void runsTheTourAgainstTheExecutable(@TempDir Path directory) throws Exception {
        try (LocalStack stack = LocalStack.fresh().start();
                ServiceProcess service = ServiceProcess.start(stack)) {
            Tour.Report report = Tour.take(stack, service, directory);

            assertThat(report.status()).as(report.printed()).isZero();
            assertThat(report.streams().getFirst())
                    .containsSubsequence("event:state", "\"position\":4", "event:state", "\"position\":3");
        }
    }
}
