package org.vanthu.exchange.message;

/**
 * Who sends or receives; texts that are not known are empty.
 *
 * @param code identifier of the organisation
 * @param inCharge the organisation above
 */
public record Party(
        String code,
        String name,
        String inCharge,
        String address,
        String email,
        String telephone,
        String fax,
        String website) {

    /** One of which no more is known. */
    public static Party of(String code, String name) {
        return new Party(code, name, "", "", "", "", "", "");
    }
}
