using LeadToCash.Calendar;
using LeadToCash.Dunning;

namespace LeadToCash.Bench.Claims;

/// <summary>Invented late payers, the same on every run: up to six payments over fourteen months, some costs, disputes and payment plans.</summary>
internal static class SampleClaims
{
    public static readonly DateOnly Today = new(2026, 3, 16);

    public static readonly LatePaymentTerms Terms = new(new DateOnly(2014, 7, 29), 5, 9, Euro(40), 30, "§ 288 BGB");

    public static readonly LatePaymentLaw Law = new([Terms], [Rate(2025, 1, 2.27m), Rate(2025, 7, 1.27m), Rate(2026, 1, 1.27m)]);

    public static readonly BusinessCalendar WorkingDays = new("Europe/Berlin", Enumerable.Range(2024, 4).SelectMany(year => new[] { new DateOnly(year, 1, 1), new DateOnly(year, 12, 25) }));

    public static readonly DunningScheme Scheme = new("standard", new DateOnly(2020, 1, 1), Euro(5),
        [new DunningLevel(1, 7, 0, "reminder"), new DunningLevel(2, 21, 10, "first-notice"), new DunningLevel(3, 35, 10, "last-notice")]);

    public static Claim Of(int number)
    {
        DateOnly due = new DateOnly(2025, 1, 15).AddDays(number % 90);
        decimal amount = 100 + (number * 7919 % 1_000_000 / 10m);
        return new Claim
        {
            Id = $"RE-2025-{number:D5}",
            Amount = Euro(amount),
            Debtor = number % 4 == 0 ? DebtorKind.Consumer : DebtorKind.Business,
            AroseOn = due.AddDays(-30),
            DueDate = due,
            DueDateIsAgreed = true,
            Payments = [.. Enumerable.Range(0, number % 7).Select(i => new Payment($"p{i}", due.AddDays(20 + (50 * i) + (number % 13)), Euro(amount / 9)))],
            Costs = number % 3 == 0 ? [new Cost("letter", due.AddDays(30), Euro(2.50m), CostKind.Reminder)] : [],
            Disputes = number % 10 == 0 ? [new Dispute(due.AddDays(40), due.AddDays(90), Euro(amount / 2), WasRejected: number % 20 == 0)] : [],
        };
    }

    private static Money Euro(decimal amount) => Money.Of(amount, "EUR");

    private static BaseRate Rate(int year, int month, decimal percent) => new(new DateOnly(year, month, 1), new Percentage(percent), "Deutsche Bundesbank");
}
