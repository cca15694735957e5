package io.ringtape.config;

/** Evaluates a formula of numbers, {@code + - * / ^}, {@code sqrt} and brackets. */
final class Arithmetic {
    private final String text;
    private int at;

    private Arithmetic(String text) {
        this.text = text.replace(" ", "");
    }

    /**
     * Returns the value of a formula.
     *
     * @throws IllegalArgumentException when it is none
     */
    static double value(String formula) {
        Arithmetic arithmetic = new Arithmetic(formula);
        double value = arithmetic.sum();
        if (arithmetic.at < arithmetic.text.length()) {
            throw arithmetic.mistake();
        }
        return value;
    }

    private double sum() {
        double value = product();
        while (true) {
            if (take("+")) {
                value += product();
            } else if (take("-")) {
                value -= product();
            } else {
                return value;
            }
        }
    }

    private double product() {
        double value = power();
        while (true) {
            if (take("*")) {
                value *= power();
            } else if (take("/")) {
                value /= power();
            } else {
                return value;
            }
        }
    }

    private double power() {
        double base = atom();
        return take("^") ? Math.pow(base, atom()) : base;
    }

    private double atom() {
        if (take("-")) {
            return -power();
        }
        if (take("sqrt(")) {
            return Math.sqrt(bracketed());
        }
        return take("(") ? bracketed() : number();
    }

    private double bracketed() {
        double value = sum();
        if (!take(")")) {
            throw mistake();
        }
        return value;
    }

    private double number() {
        int start = at;
        while (at < text.length() && (Character.isDigit(text.charAt(at)) || text.charAt(at) == '.')) {
            at++;
        }
        if (at == start) {
            throw mistake();
        }
        return Double.parseDouble(text.substring(start, at));
    }

    private boolean take(String token) {
        boolean found = text.startsWith(token, at);
        at += found ? token.length() : 0;
        return found;
    }

    private IllegalArgumentException mistake() {
        return new IllegalArgumentException("no formula from character " + at + " of '" + text + "'");
    }
}
