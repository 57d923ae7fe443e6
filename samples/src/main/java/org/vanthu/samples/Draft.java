package org.vanthu.samples;

import java.time.LocalDate;
import java.util.List;

/**
 * The text of an invented document before it is laid out.
 *
 * @param number ordinal as printed or written, empty where the document has none
 * @param notation what follows the slash
 * @param addressees lines of "Kính gửi"
 * @param basis the căn cứ
 * @param body paragraphs
 * @param receivers the lines of "Nơi nhận" that name receivers
 * @param archiveLine the line "Lưu: …"
 */
record Draft(
        Kind kind,
        Issuer issuer,
        String number,
        String notation,
        LocalDate date,
        String subject,
        int urgency,
        String secrecy,
        String circulation,
        List<String> addressees,
        List<String> basis,
        List<String> body,
        List<String> receivers,
        String archiveLine,
        Issuer.SignatureForm signature,
        String signer,
        Look look,
        boolean complaint) {

    /** How the office sets its documents. */
    record Look(
            boolean handNumber,
            boolean handDate,
            boolean arrivalStamp,
            boolean seal,
            Family family,
            float bodySize,
            float lineSpacing,
            boolean party,
            boolean spacedHeading,
            boolean footer,
            boolean rough) {}

    String fullNumber() {
        if (number.isEmpty()) {
            return "";
        }
        return number + (look.party() ? "-" : "/") + notation;
    }

    String fullSigner() {
        return signer;
    }
}
