package org.vanthu.contract.transaction;

import java.util.concurrent.atomic.AtomicInteger;

import org.alfresco.repo.transaction.RetryingTransactionHelper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.dao.ConcurrencyFailureException;
import org.vanthu.contract.Acs;
import org.vanthu.contract.Repository;

import static org.assertj.core.api.Assertions.assertThat;

/** What {@link RetryingTransactionHelper} repeats and what it does not. */
@ExtendWith(Repository.class)
class RetryContract {
    private final RetryingTransactionHelper transactions;

    RetryContract(Acs acs) {
        transactions = acs.transactions();
    }

    @Test
    void repeatsWorkThatMetAnotherTransaction() {
        AtomicInteger attempts = new AtomicInteger();

        String result = transactions.doInTransaction(() -> {
            if (attempts.incrementAndGet() < 3) {
                throw new ConcurrencyFailureException("again");
            }
            return "done";
        });

        assertThat(result).isEqualTo("done");
        assertThat(attempts).hasValue(3);
    }
}
