package org.vanthu.reorganization;

import java.util.ArrayList;
import java.util.List;

import org.alfresco.repo.transaction.RetryingTransactionHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vanthu.registry.Register;
import org.vanthu.registry.RegisterVerifier;
import org.vanthu.registry.RegisterVerifier.Verification;
import org.vanthu.registry.Registers;
import org.vanthu.shared.Json;
import org.vanthu.shared.Sql;

/**
 * What the background does for a plan: verifies the registers of the year and proposes dossiers, some hundred documents
 * in a transaction; after a kill it goes on behind the last of them.
 */
final class Preparation {

    private static final Logger LOG = LoggerFactory.getLogger(Preparation.class);
    private static final int DOCUMENTS = 500;

    /** The search index takes far longer for a document than the tables do. */
    private static final int MOST_ASKED = 5000;

    private final PlanTable table;
    private final FilingProposals proposals;
    private final Registers registers;
    private final RegisterVerifier verifier;
    private final RetryingTransactionHelper transactions;

    Preparation(
            PlanTable table,
            FilingProposals proposals,
            Registers registers,
            RegisterVerifier verifier,
            RetryingTransactionHelper transactions) {
        this.table = table;
        this.proposals = proposals;
        this.registers = registers;
        this.verifier = verifier;
        this.transactions = transactions;
    }

    /** Prepares every plan that waits for it. */
    void work() {
        for (long id : transactions.doInTransaction(table::preparing, true, true)) {
            try {
                prepare(id);
            } catch (RuntimeException e) {
                LOG.error("reorganization {} cannot be prepared now", id, e);
            }
        }
    }

    private void prepare(long id) {
        Plan plan = transactions.doInTransaction(() -> table.find(id).orElseThrow(), true, true);
        List<Plan.RegisterCheck> checks = transactions.doInTransaction(() -> registers(plan), true, true);
        TitleIndex index =
                transactions.doInTransaction(() -> proposals.dossiers(plan.agency(), plan.year()), true, true);
        int asked = 0;
        boolean more = true;
        while (more && !Thread.currentThread().isInterrupted()) {
            Plan seen = transactions.doInTransaction(() -> table.find(id).orElseThrow(), true, true);
            int left = MOST_ASKED - asked;
            FilingProposals.Batch batch =
                    transactions.doInTransaction(() -> proposals.next(seen, index, DOCUMENTS, left), true, true);
            asked += batch.asked();
            more = transactions.doInTransaction(() -> store(seen, batch, checks), false, true);
        }
    }

    /** The proposals were made before, so that nobody waits for the plan while the search index is asked. */
    private boolean store(Plan seen, FilingProposals.Batch batch, List<Plan.RegisterCheck> checks) {
        long id = seen.id();
        Plan plan = table.lock(id).orElseThrow();
        if (!plan.stage().equals(Plan.PREPARING)) {
            return false;
        }
        if (!plan.position().equals(seen.position())) {
            return true;
        }
        if (batch.last() == null) {
            table.change(id, Sql.map("stage", Plan.PREPARED, "registers", Json.write(checks)));
            return false;
        }
        table.insert(id, batch.filings());
        table.change(id, Sql.map("position", batch.last()));
        return true;
    }

    private List<Plan.RegisterCheck> registers(Plan plan) {
        List<Plan.RegisterCheck> checks = new ArrayList<>();
        for (String kind : List.of(Registers.INCOMING, "outgoing")) {
            for (Register register : registers.list(plan.agency(), kind, plan.year())) {
                Verification found = verifier.verify(register.id());
                checks.add(new Plan.RegisterCheck(
                        register.id(),
                        kind,
                        register.name(),
                        register.state().equals("closed"),
                        found.entries(),
                        found.unused().size(),
                        found.ok()));
            }
        }
        return checks;
    }
}
