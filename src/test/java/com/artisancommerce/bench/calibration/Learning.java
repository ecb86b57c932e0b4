package com.artisancommerce.bench.calibration;

import com.artisancommerce.bench.calibration.Craft.Product;
import com.artisancommerce.capacity.domain.estimate.Evidence;
import com.artisancommerce.capacity.domain.estimate.PaceModel;
import com.artisancommerce.capacity.domain.estimate.ProductBias;
import com.artisancommerce.catalog.ProductId;
import java.util.HashMap;
import java.util.Map;

/** How many finished pieces it takes until the work expected of artisans is near the truth: many artisans, each from the first piece on. */
final class Learning {
    private static final int ARTISANS = 250;
    private static final int MOST = 80;

    /** Within ten per cent, as the root of the mean square over the artisans. */
    private static final double NEAR = 0.10;

    private final double[] squares = new double[MOST];

    private Learning() {}

    /** Finished pieces from which on the expected work stays within ten per cent of the truth. */
    static int pieces(Scenario scenario, long seed) {
        Learning learning = new Learning();
        Randomness random = new Randomness(seed);
        for (int i = 0; i < ARTISANS; i++) {
            learning.follow(Craft.of(scenario, random.split()), random.split());
        }
        int learned = MOST;
        while (learned > 0 && Math.sqrt(learning.squares[learned - 1] / ARTISANS) <= NEAR) {
            learned--;
        }
        return learned + 1;
    }

    private void follow(Craft craft, Randomness random) {
        PaceModel model = PaceModel.UNKNOWN;
        Map<ProductId, ProductBias> biases = new HashMap<>();
        double workedDays = 0;
        for (int piece = 0; piece < MOST; piece++) {
            int day = (int) (workedDays * 7 * 480 / craft.weekly().total());
            Product product = craft.products().get(random.upTo(craft.products().size()));
            long planned =
                    product.effort().work(1 + random.upTo(product.mostPieces())).minutes();
            long worked = Math.max(1, Math.round(planned * craft.luck(product, day, random)));
            ProductBias bias = biases.getOrDefault(product.id(), ProductBias.UNKNOWN);
            PaceModel.Learned learned = model.learn(Evidence.reported(planned, worked), bias);
            model = learned.model();
            biases.put(product.id(), learned.bias());
            workedDays += worked / 480.0;
            double error = craft.error(
                    model.pace(),
                    id -> biases.getOrDefault(id, ProductBias.UNKNOWN).mean(),
                    day);
            squares[piece] += error * error;
        }
    }
}
