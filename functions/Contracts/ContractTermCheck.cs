namespace LeadToCash.Contracts;

/// <summary>
/// What must hold in <c>contract-terms.json</c>; the first thing that does not is told with its place. Standard terms for consumers keep to § 309 No. 9 BGB: a
/// first term of at most two years, afterwards only an indefinite time with at most one month's notice, and no longer notice before the end of the first term.
/// </summary>
internal static class ContractTermCheck
{
    /// <summary>Longest first term that standard terms may bind a consumer to, § 309 No. 9 a BGB.</summary>
    public const int LongestForConsumers = 24;

    private const int LongestMonths = 120;
    private const int LongestNoticeDays = 366;

    /// <summary>Checks the rules.</summary>
    /// <exception cref="ArgumentException">Says what is wrong and where.</exception>
    public static void Check(IReadOnlyList<ContractTermRule> rules)
    {
        foreach ((int index, ContractTermRule rule) in rules.Index())
        {
            Check(rule, $"rules[{index}]");
            Require(rules.Count(other => string.Equals(other.Id, rule.Id, StringComparison.OrdinalIgnoreCase)) == 1, $"rules[{index}].id", $"The rule '{rule.Id}' is there twice.");
        }

        foreach (ContractCustomers customers in (ContractCustomers[])[ContractCustomers.Business, ContractCustomers.Consumer])
        {
            Require(
                rules.Any(rule => rule.Items?.Contains("*") == true && (rule.Customers == customers || rule.Customers == ContractCustomers.All) && rule.ValidFrom <= new DateOnly(2020, 1, 1)),
                "rules", $"There must be a rule for the item '*' and {customers} customers from 2020-01-01 or before.");
        }
    }

    private static void Check(ContractTermRule rule, string at)
    {
        Require(!string.IsNullOrWhiteSpace(rule.Id), at + ".id", "A rule has an id.");
        Require(rule.ValidFrom != default, at + ".validFrom", "A rule needs the date from which it holds.");
        Require((rule.Items?.Count ?? 0) + (rule.Groups?.Count ?? 0) > 0, at + ".items", "A rule names items or groups.");
        Require(rule.MinimumMonths is null or (>= 0 and <= LongestMonths), at + ".minimumMonths", $"The first term has 0 to {LongestMonths} months.");
        Require(rule.Renewal is not null, at + ".renewal", "A rule says what happens when a term is over.");
        Require(rule.Renewal!.Kind == RenewalKind.ByMonths ? rule.Renewal.Months is >= 1 and <= LongestMonths : rule.Renewal.Months == 0,
            at + ".renewal.months", $"A renewal by months has 1 to {LongestMonths} of them, and no other has any.");
        Require(rule.RemindDays is >= 0 and <= LongestNoticeDays, at + ".remindDays", $"Write 0 to {LongestNoticeDays} days.");
        Check(rule.Notice, rule.Renewal.Kind, at + ".notice");
        if (rule.Customers != ContractCustomers.Business)
        {
            CheckForConsumers(rule, at);
        }
    }

    private static void Check(NoticePeriod notice, RenewalKind renewal, string at)
    {
        Require(notice is not null, at, "A rule has a notice period.");
        Require(notice!.Length >= 0 && notice.Length <= (notice.Unit == NoticeUnit.Days ? LongestNoticeDays : 12), at + ".length", "A notice period has at most a year.");
        Require(renewal == RenewalKind.UntilCancelled ? notice.To != NoticeTo.EndOfTerm : notice.To == NoticeTo.EndOfTerm,
            at + ".to", "What runs until it is cancelled ends on any day or with a month, everything else with its term.");
    }

    private static void CheckForConsumers(ContractTermRule rule, string at)
    {
        const string Law = "§ 309 No. 9 BGB (consumers)";
        Require(rule.MinimumMonths is null or <= LongestForConsumers, at + ".minimumMonths", $"{Law}: at most {LongestForConsumers} months.");
        Require(rule.Renewal.Kind != RenewalKind.ByMonths, at + ".renewal.kind", $"{Law}: after the first term only until cancelled, or it ends.");
        Require(rule.Notice.Length <= (rule.Notice.Unit == NoticeUnit.Days ? 28 : 1), at + ".notice.length", $"{Law}: at most one month, 28 days.");
        Require(rule.Notice.To != NoticeTo.EndOfMonth || rule.Notice.Length == 0, at + ".notice.to", $"{Law}: a month's notice to the end of a month may take longer than a month.");
    }

    private static void Require(bool holds, string at, string sentence)
    {
        if (!holds)
        {
            throw new ArgumentException($"{at}: {sentence}");
        }
    }
}
