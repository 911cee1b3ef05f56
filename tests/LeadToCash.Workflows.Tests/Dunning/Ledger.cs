using LeadToCash.Calendar;
using LeadToCash.Dunning;

namespace LeadToCash.Workflows.Tests.Dunning;

/// <summary>Claims, rates and days off, as tests tell them.</summary>
internal static class Ledger
{
    public static readonly LatePaymentTerms Terms = new(new DateOnly(2014, 7, 29), 5, 9, Euro(40), 30, "§ 288 BGB");

    public static readonly LatePaymentLaw Law = new([Terms],
    [
        Rate(2019, 1, -0.88m), Rate(2019, 7, -0.88m), Rate(2020, 1, -0.88m), Rate(2020, 7, -0.88m), Rate(2021, 1, -0.88m), Rate(2021, 7, -0.88m), Rate(2022, 1, -0.88m), Rate(2022, 7, -0.88m),
        Rate(2023, 1, 1.62m), Rate(2023, 7, 3.12m), Rate(2024, 1, 3.62m), Rate(2024, 7, 3.37m), Rate(2025, 1, 2.27m), Rate(2025, 7, 1.27m), Rate(2026, 1, 1.27m),
    ]);

    public static readonly BusinessCalendar WorkingDays = new("Europe/Berlin",
    [
        .. Enumerable.Range(2019, 9).SelectMany(year => new[] { new DateOnly(year, 1, 1), new DateOnly(year, 5, 1), new DateOnly(year, 10, 3), new DateOnly(year, 12, 25), new DateOnly(year, 12, 26) }),
        new DateOnly(2025, 6, 9), // Whit Monday
    ]);

    /// <summary>F12: 11,900.00 of a business, due on Tuesday, 10 June 2025, as agreed.</summary>
    public static Claim F12 => Of(11_900m, "2025-06-10");

    public static Claim Of(decimal amount, string due, DebtorKind debtor = DebtorKind.Business) => new()
    {
        Id = "RE-2025-00007",
        Amount = Euro(amount),
        Debtor = debtor,
        AroseOn = Day(due).AddDays(-40),
        DueDate = Day(due),
        DueDateIsAgreed = true,
    };

    public static ClaimStatement On(this Claim claim, string day) => ClaimAccount.On(claim, Law, WorkingDays, Day(day));

    public static Claim Paying(this Claim claim, params (string Day, decimal Amount)[] payments) =>
        claim with { Payments = [.. claim.Payments, .. payments.Select((one, index) => new Payment($"p{claim.Payments.Count + index}", Day(one.Day), Euro(one.Amount)))] };

    public static Money Euro(decimal amount) => Money.Of(amount, "EUR");

    public static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd");

    private static BaseRate Rate(int year, int month, decimal percent) => new(new DateOnly(year, month, 1), new Percentage(percent), "Deutsche Bundesbank");
}
