using LeadToCash.Configuration;

namespace LeadToCash.OpportunityToQuote.Editor;

/// <summary>Brings what was sent as a draft into one form: no blanks around texts, nothing for empty ones, nothing too long to be kept.</summary>
internal static class DraftReading
{
    private const int MostLines = 100;
    private const int MostOptions = 100;
    private const int LongestText = 200;
    private const int LongestNote = 500;
    private const int LongestMessage = 5_000;

    /// <summary>The draft in that form, and what can't be kept, by path.</summary>
    public static (QuoteDraftContent Draft, IReadOnlyDictionary<string, string[]> Errors) Of(QuoteDraftContent read)
    {
        Findings errors = new();
        IReadOnlyList<DraftLine?> lines = [.. read.Lines ?? []];
        if (lines.Count > MostLines)
        {
            errors.Add("lines", $"At most {MostLines} lines.");
        }

        QuoteDraftContent draft = read with
        {
            Customer = CustomerOf(read.Customer ?? new DraftCustomer(), errors),
            Lines = [.. lines.Take(MostLines).Select((line, index) => LineOf(line ?? new DraftLine(), $"lines[{index}]", errors))],
            Currency = Text(read.Currency, "currency", errors),
            PromotionCode = Text(read.PromotionCode, "promotionCode", errors),
            Deposit = read.Deposit is { } deposit && deposit != new DraftDeposit() ? deposit : null,
            Contract = read.Contract is { } contract && contract != new DraftContract() ? contract with { Id = Text(contract.Id, "contract.id", errors) } : null,
            Message = Text(read.Message?.ReplaceLineEndings("\n"), "message", errors, LongestMessage),
            Requester = Text(read.Requester, "requester", errors),
        };
        return (draft, errors.ToDictionary());
    }

    private static DraftCustomer CustomerOf(DraftCustomer customer, Findings errors) => new()
    {
        Name = Text(customer.Name, "customer.name", errors),
        Email = Text(customer.Email, "customer.email", errors),
        Company = Text(customer.Company, "customer.company", errors),
        Phone = Text(customer.Phone, "customer.phone", errors),
        Language = Text(customer.Language, "customer.language", errors),
        VatId = Text(customer.VatId, "customer.vatId", errors),
        Address = customer.Address is { } address ? AddressOf(address, errors) : null,
    };

    private static DraftAddress? AddressOf(DraftAddress address, Findings errors)
    {
        DraftAddress read = new(
            Text(address.Street, "customer.address.street", errors),
            Text(address.PostCode, "customer.address.postCode", errors),
            Text(address.City, "customer.address.city", errors),
            Text(address.Country, "customer.address.country", errors));
        return read == new DraftAddress() ? null : read;
    }

    private static DraftLine LineOf(DraftLine line, string path, Findings errors)
    {
        IReadOnlyList<ChosenOption?> options = [.. line.Options ?? []];
        if (options.Count > MostOptions || options.Any(option => option?.Code is not { Length: > 0 and <= LongestText }))
        {
            errors.Add($"{path}.options", $"Each of at most {MostOptions} options is a code with a quantity.");
            options = [];
        }

        return line with
        {
            Line = Text(line.Line, $"{path}.line", errors),
            Sku = Text(line.Sku, $"{path}.sku", errors),
            Unit = Text(line.Unit, $"{path}.unit", errors),
            Text = Text(line.Text, $"{path}.text", errors, LongestNote),
            Group = Text(line.Group, $"{path}.group", errors),
            Options = [.. options.OfType<ChosenOption>()],
        };
    }

    private static string? Text(string? text, string path, Findings errors, int longest = LongestText)
    {
        string? trimmed = text?.Trim();
        if (trimmed?.Length > longest)
        {
            errors.Add(path, $"At most {longest} characters.");
        }

        return string.IsNullOrEmpty(trimmed) ? null : trimmed;
    }
}
