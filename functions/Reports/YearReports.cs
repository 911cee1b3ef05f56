using LeadToCash.Books;
using LeadToCash.Calendar;
using Microsoft.Extensions.Options;

namespace LeadToCash.Reports;

/// <summary>Puts a year together: orders, invoices and what is open from the sums by month, money and revenue from the books. A query, and a point read for each month.</summary>
public sealed class YearReports(MonthSums sums, Periods periods, AccountDetermination accounts, BusinessCalendars calendars, TimeProvider time, IOptions<BooksOptions> options)
{
    /// <summary>The year, until the present month.</summary>
    /// <param name="year">1900 to 2999.</param>
    /// <param name="cancellationToken">Stops between requests.</param>
    public async Task<YearReport> OfAsync(int year, CancellationToken cancellationToken)
    {
        DateOnly[] months = [.. Enumerable.Range(1, 12).Select(month => new DateOnly(year, month, 1)).Where(month => month <= calendars.Today(time))];
        if (months.Length == 0)
        {
            return new YearReport(year, []);
        }

        ILookup<string, (DateOnly Month, MonthSum Sum)> counted = await sums.UntilAsync(months[^1], cancellationToken);
        Dictionary<DateOnly, IReadOnlyList<AccountBalance>> books = [];
        foreach (DateOnly month in months)
        {
            books[month] = (await periods.FindAsync(options.Value.LegalEntity, month, cancellationToken))?.Month.Balances ?? [];
        }

        IEnumerable<string> currencies = counted.Select(one => one.Key).Union(books.Values.SelectMany(balances => balances.Select(balance => balance.Debit.Currency)));
        return new YearReport(year, [.. currencies.Order(StringComparer.Ordinal).Select(currency => new CurrencyYear(currency, [.. Months(currency, months, counted[currency], books)]))]);
    }

    private IEnumerable<ReportMonth> Months(
        string currency, DateOnly[] months, IEnumerable<(DateOnly Month, MonthSum Sum)> counted, Dictionary<DateOnly, IReadOnlyList<AccountBalance>> books)
    {
        ILookup<DateOnly, MonthSum> byMonth = counted.ToLookup(one => one.Month, one => one.Sum);
        MonthSum before = Sum(byMonth.Where(group => group.Key < months[0]).SelectMany(group => group));
        foreach (DateOnly month in months)
        {
            MonthSum sum = Sum(byMonth[month]);
            before += sum;
            AccountBalance[] balances = [.. books[month].Where(balance => balance.Debit.Currency == currency)];
            HashSet<string> money = [.. MoneyAccounts(month)];
            yield return new ReportMonth(
                month.Name(),
                sum.Orders,
                new Money(sum.OrderValue, currency),
                sum.Cancelled,
                new Money(sum.Billed, currency),
                new Money(sum.Credited, currency),
                Money.Sum(balances.Where(balance => money.Contains(balance.Account)).Select(balance => balance.Balance), currency),
                -Money.Sum(balances.Where(balance => accounts.Chart.Find(balance.Account) is { Type: AccountType.Income }).Select(balance => balance.Balance), currency),
                new Money(before.Open, currency),
                new Money(before.Overdue, currency),
                sum.Letters);
        }
    }

    /// <summary>Where money comes in; what is set off moves none.</summary>
    private IEnumerable<string> MoneyAccounts(DateOnly month) => accounts.On(month).Payments.Values;

    private static MonthSum Sum(IEnumerable<MonthSum> sums) => sums.Aggregate(MonthSum.None, (sum, one) => sum + one);
}
