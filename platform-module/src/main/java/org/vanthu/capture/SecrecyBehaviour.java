package org.vanthu.capture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;

import org.alfresco.repo.policy.Behaviour.NotificationFrequency;
import org.alfresco.repo.policy.JavaBehaviour;
import org.alfresco.repo.policy.PolicyComponent;
import org.alfresco.service.cmr.repository.NodeRef;
import org.alfresco.service.namespace.QName;
import org.vanthu.capture.intake.Intake;
import org.vanthu.capture.intake.Intake.Step;
import org.vanthu.capture.intake.Intake.Work;
import org.vanthu.capture.intake.IntakeLedger;
import org.vanthu.capture.work.CapturePriorities;
import org.vanthu.capture.work.Refusal;
import org.vanthu.registry.RegistryModel;
import org.vanthu.registry.RegistryPolicies;

/** Follows what was decided about a registered document: that it is secret, or not after all, or is destroyed. */
public final class SecrecyBehaviour
        implements RegistryPolicies.BeforePurge, RegistryPolicies.BeforeDestroyed, RegistryPolicies.OnFoundOpen {
    private final PolicyComponent policyComponent;
    private final IntakeLedger ledger;
    private final Refusal refusal;
    private final Clock clock;

    public SecrecyBehaviour(PolicyComponent policyComponent, IntakeLedger ledger, Refusal refusal, Clock clock) {
        this.policyComponent = policyComponent;
        this.ledger = ledger;
        this.refusal = refusal;
        this.clock = clock;
    }

    /** Binds the behaviours; at once, because at the commit the node of a purged document is gone. */
    public void init() {
        bind(RegistryPolicies.BeforePurge.QNAME, "beforePurge");
        bind(RegistryPolicies.BeforeDestroyed.QNAME, "beforeDestroyed");
        bind(RegistryPolicies.OnFoundOpen.QNAME, "onFoundOpen");
    }

    private void bind(QName policy, String method) {
        policyComponent.bindClassBehaviour(
                policy,
                RegistryModel.TYPE_DOCUMENT,
                new JavaBehaviour(this, method, NotificationFrequency.EVERY_EVENT));
    }

    @Override
    public void beforePurge(NodeRef document) {
        ledger.findByNode(document.getId()).ifPresent(intake -> {
            try {
                refusal.forget(intake);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    @Override
    public void beforeDestroyed(NodeRef document) {
        beforePurge(document);
    }

    /** The words were not kept while the document was withheld, so it is read once more. */
    @Override
    public void onFoundOpen(NodeRef document) {
        ledger.findByNode(document.getId()).ifPresent(this::readAgain);
    }

    private void readAgain(Intake intake) {
        Work work = Work.now(Step.READ, CapturePriorities.REGISTERED, clock.instant());
        ledger.update(intake.withWork(work).withReason(null));
    }
}
