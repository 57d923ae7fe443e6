package org.vanthu.mailbox;

import java.util.Locale;

import org.vanthu.directory.Directory;
import org.vanthu.directory.Organization;

/** Whose address a message came from, by the directory. */
final class MailSenders {

    private final Directory directory;

    MailSenders(Directory directory) {
        this.directory = directory;
    }

    /** The identifier of the organisation; empty where nobody, or more than one, has the address. */
    String of(Mail mail) {
        return mail.sender().isEmpty()
                ? ""
                : directory
                        .byEmail(mail.sender().toLowerCase(Locale.ROOT))
                        .map(Organization::code)
                        .orElse("");
    }

    /** The name of the organisation, or how the sender is called. */
    String name(MailRow row) {
        return row.organization().isEmpty()
                ? row.senderName().isEmpty() ? row.sender() : row.senderName()
                : directory.find(row.organization()).map(Organization::name).orElse(row.sender());
    }
}
