package org.vanthu.samples;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * What stands on an invented document: the answers that reading it should give. Empty text where the document has no
 * such part.
 *
 * @param file name of the scan
 * @param type name of the type by Decree 30
 * @param issuer issuing body as in the heading
 * @param parent the body above it in the heading, or empty
 * @param number number and notation
 * @param place place before the date
 * @param issuedDate yyyy-MM-dd
 * @param subject abstract without "V/v"
 * @param urgency 0 none, 1 khẩn, 2 thượng khẩn, 3 hoả tốc
 * @param signerName full name
 * @param signerPosition position
 * @param signerCompetence lines before the position, joined by "; "
 * @param recipients Kính gửi, then Nơi nhận
 * @param secrecy secrecy mark or empty
 * @param complaint whether it is a complaint, denunciation or dispute letter
 * @param pages number of pages
 * @param scan how it was scanned: format, dpi, colour, defects
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Truth(
        String file,
        String type,
        String issuer,
        String parent,
        String number,
        String place,
        String issuedDate,
        String subject,
        int urgency,
        String signerName,
        String signerPosition,
        String signerCompetence,
        List<String> recipients,
        String secrecy,
        boolean complaint,
        int pages,
        String scan) {}
