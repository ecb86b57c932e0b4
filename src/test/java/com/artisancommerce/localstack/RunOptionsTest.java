package com.artisancommerce.localstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class RunOptionsTest {
    @Test
    void readsPortHomeAndFresh() {
        assertThat(RunOptions.of("--port", "9000", "--home", "/shop", "--fresh"))
                .isEqualTo(new RunOptions(Path.of("/shop"), 9000, true));
        assertThat(RunOptions.of().port()).isEqualTo(8080);
    }

    @Test
    void saysWhatIsWrong() {
        assertThatThrownBy(() -> RunOptions.of("--port", "0"))
                .hasMessage("The port must be a number from 1 to 65535, not 0");
        assertThatThrownBy(() -> RunOptions.of("--port")).hasMessage("--port wants a value, as in --port 8081");
        assertThatThrownBy(() -> RunOptions.of("--prot")).hasMessageStartingWith("There is no option --prot");
    }
}
