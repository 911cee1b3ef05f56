using LeadToCash.Calendar;

namespace LeadToCash.Dunning;

/// <summary>
/// Computes a claim from scratch as of a day: default, interest schedule, set-off, what is open. Pure; the result depends on what the claim holds, never on the order in which it came.
/// The day of payment still bears interest, so what a statement of a day shows as open is exactly what settles the claim on that day.
/// </summary>
public static class ClaimAccount
{
    /// <summary>The claim at the end of a day. What is dated later is left out.</summary>
    /// <param name="claim">The claim with all that is known of it.</param>
    /// <param name="law">Terms and base rates.</param>
    /// <param name="calendar">Working days at the debtor's place of payment.</param>
    /// <param name="asOf">Local day.</param>
    /// <exception cref="ArgumentException">The claim contradicts itself (amounts of nothing, other currencies); says where.</exception>
    /// <exception cref="BaseRateMissingException">Interest runs in a half-year whose base rate is not loaded.</exception>
    /// <exception cref="InvalidOperationException">The holidays of a year, or the terms of that time, are not loaded.</exception>
    public static ClaimStatement On(Claim claim, LatePaymentLaw law, BusinessCalendar calendar, DateOnly asOf)
    {
        LatePaymentTerms terms = law.TermsOf(claim.AroseOn);
        ClaimCheck.Check(claim, terms);
        Default? @default = DefaultRule.Of(claim, terms, calendar, asOf);
        InterestMeter interest = new(law, terms.Points(claim.Debtor), new Pauses(claim, calendar, asOf), claim.Amount.Currency);
        ClaimRun run = new(claim, terms, @default, interest, asOf);
        run.ToEnd();
        return run.Statement(DefaultRule.DueDate(claim, calendar));
    }
}
