using System.Globalization;
using LeadToCash.Problems;
using LeadToCash.Requests;
using Microsoft.AspNetCore.Http;

namespace LeadToCash.Banking;

/// <summary>Reads what a movement is to pay, from JSON or from a page's form with repeated fields <c>invoice</c>, <c>amount</c>, <c>discount</c>.</summary>
internal static class AllocationForm
{
    private const int Most = 50;

    /// <summary>The wishes, or the problem to answer with.</summary>
    /// <param name="request">The call.</param>
    /// <param name="currency">Currency of amounts in a form.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public static async Task<(IReadOnlyList<AllocationWish>? Wishes, IResult? Problem)> ReadAsync(HttpRequest request, string currency, CancellationToken cancellationToken)
    {
        (IReadOnlyList<AllocationWish>? wishes, IResult? problem) = request.HasJsonContentType()
            ? await ReadJsonAsync(request, cancellationToken)
            : await ReadFormAsync(request, currency, cancellationToken);
        return wishes switch
        {
            null => (null, problem),
            { Count: 0 or > Most } => (null, Problem.Invalid("allocations", $"Name 1 to {Most} invoices.")),
            _ when wishes.Any(wish => string.IsNullOrWhiteSpace(wish.Invoice) || wish.Invoice.Length > 200) => (null, Problem.Invalid("invoice", "Name the invoice.")),
            _ => (wishes, null),
        };
    }

    /// <summary>An amount as people write it: 5000, 5,000.00 or 5.000,00; null when it is none.</summary>
    public static Money? Amount(string text, string currency)
    {
        string number = text.Trim();
        int last = number.LastIndexOfAny(['.', ',']);
        bool hasDecimals = last >= 0 && number.Length - last - 1 <= Currencies.Digits(currency);
        string plain = new([.. number.Where((c, index) => c is not ('.' or ',' or ' ') || (hasDecimals && index == last)).Select(c => c == ',' ? '.' : c)]);
        return decimal.TryParse(plain, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal value) && value < 1_000_000_000_000m ? Money.Of(value, currency) : null;
    }

    private static async Task<(IReadOnlyList<AllocationWish>? Wishes, IResult? Problem)> ReadJsonAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        (AllocationDocument? document, IResult? problem) = await JsonBody.ReadAsync<AllocationDocument>(request, cancellationToken);
        return document is null ? (null, problem) : (document.Allocations ?? [], null);
    }

    private static async Task<(IReadOnlyList<AllocationWish>? Wishes, IResult? Problem)> ReadFormAsync(HttpRequest request, string currency, CancellationToken cancellationToken)
    {
        (IFormCollection? form, IResult? problem) = await FormBody.ReadAsync(request, cancellationToken);
        if (form is null)
        {
            return (null, problem);
        }

        List<AllocationWish> wishes = [];
        for (int i = 0; i < form["invoice"].Count && i < Most; i++)
        {
            (string invoice, string amount, string discount) = (At("invoice", i), At("amount", i), At("discount", i));
            if (invoice.Length == 0)
            {
                continue;
            }

            if ((amount.Length > 0 && Amount(amount, currency) is null) || (discount.Length > 0 && Amount(discount, currency) is null))
            {
                return (null, Problem.Invalid("amount", $"'{amount}' with discount '{discount}' is no amount; write 5000.00."));
            }

            wishes.Add(new AllocationWish(invoice, Amount(amount, currency), Amount(discount, currency)));
        }

        return (wishes, null);

        string At(string name, int index) => index < form[name].Count ? form[name][index]?.Trim() ?? "" : "";
    }
}
