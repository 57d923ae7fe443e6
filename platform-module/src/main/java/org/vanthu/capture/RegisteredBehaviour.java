package org.vanthu.capture;

import java.time.Clock;
import java.time.Instant;

import org.alfresco.repo.policy.Behaviour.NotificationFrequency;
import org.alfresco.repo.policy.JavaBehaviour;
import org.alfresco.repo.policy.PolicyComponent;
import org.alfresco.service.cmr.repository.NodeRef;
import org.springframework.dao.ConcurrencyFailureException;
import org.vanthu.capture.intake.Intake;
import org.vanthu.capture.intake.Intake.Link;
import org.vanthu.capture.intake.Intake.Work;
import org.vanthu.capture.intake.IntakeLedger;
import org.vanthu.capture.intake.IntakeState;
import org.vanthu.capture.intake.StaleIntakeException;
import org.vanthu.registry.Registration;
import org.vanthu.registry.RegistryModel;
import org.vanthu.registry.RegistryPolicies;

/** Closes the entry of a document in the very transaction that registers it: both or neither. */
public final class RegisteredBehaviour implements RegistryPolicies.OnRegistered {
    private final PolicyComponent policyComponent;
    private final IntakeLedger ledger;
    private final Clock clock;

    public RegisteredBehaviour(PolicyComponent policyComponent, IntakeLedger ledger, Clock clock) {
        this.policyComponent = policyComponent;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Binds the behaviour; at once, because the number must be in the row when the transaction commits. */
    public void init() {
        policyComponent.bindClassBehaviour(
                RegistryPolicies.OnRegistered.QNAME,
                RegistryModel.TYPE_DOCUMENT,
                new JavaBehaviour(this, "onRegistered", NotificationFrequency.EVERY_EVENT));
    }

    @Override
    public void onRegistered(NodeRef document, Registration registration) {
        if (UnreadBehaviour.hasQueued(document)) {
            return; // number and year are noted when it is read, not while other clerks wait for theirs
        }
        ledger.findByNode(document.getId()).ifPresent(intake -> close(intake, registration));
    }

    private void close(Intake intake, Registration registration) {
        Link link = intake.link();
        Link numbered =
                new Link(link.duplicateOf(), link.duplicateNode(), registration.arrivalNumber(), registration.year());
        Instant now = clock.instant();
        Work work = intake.read() == null && intake.work().step() != null ? intake.work() : Work.idle(now);
        Intake closed =
                intake.state() == IntakeState.REGISTERED ? intake : intake.to(IntakeState.REGISTERED, work, null);
        try {
            ledger.update(closed.withLink(numbered));
        } catch (StaleIntakeException e) {
            // a worker wrote what it has read: nothing that the clerk must decide about, so she is not told
            throw new ConcurrencyFailureException("the entry was read meanwhile: it is registered again", e);
        }
    }
}
