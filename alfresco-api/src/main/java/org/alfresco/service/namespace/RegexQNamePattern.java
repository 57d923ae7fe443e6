package org.alfresco.service.namespace;

import java.util.regex.Pattern;

/** Matches names by a regular expression over {@code {uri}localName}, or over both parts apart. */
public class RegexQNamePattern implements QNamePattern {
    public static final QNamePattern MATCH_ALL = new QNamePattern() {
        @Override
        public boolean isMatch(QName qname) {
            return true;
        }

        @Override
        public String toString() {
            return ".*";
        }
    };

    private final Pattern pattern;

    public RegexQNamePattern(String regex) {
        pattern = Pattern.compile(regex);
    }

    public RegexQNamePattern(String namespaceUri, String localNamePattern) {
        pattern = Pattern.compile(Pattern.quote("{" + namespaceUri + "}") + localNamePattern);
    }

    @Override
    public boolean isMatch(QName qname) {
        return pattern.matcher(qname.toString()).matches();
    }

    @Override
    public String toString() {
        return pattern.pattern();
    }
}
