using System.Globalization;
using LeadToCash.Configuration;
using Microsoft.AspNetCore.Http;

namespace LeadToCash.OpportunityToQuote.Editor;

/// <summary>What the editor's page submitted.</summary>
/// <param name="Form">The draft as it was written.</param>
/// <param name="Revision">The revision that the writer saw; 0 on the page of a new quote.</param>
/// <param name="From">Carries the draft on to the version after this one; null to leave that as it is.</param>
/// <param name="RequestId">Names the new quote that the page makes.</param>
/// <param name="Action">The button.</param>
/// <param name="Remove">Name of the line to take out; empty for none.</param>
public sealed record EditorFields(QuoteForm Form, int Revision, int? From, string RequestId, string Action, string Remove)
{
    private const int MostLines = 101;
    private static readonly char[] Separators = [' ', ',', ';', '|', '\n', '\r', '\t'];

    /// <summary>Reads the fields.</summary>
    public static EditorFields Of(IFormCollection fields)
    {
        QuoteForm form = new()
        {
            Name = Text("customer.name"),
            Email = Text("customer.email"),
            Company = Text("customer.company"),
            Phone = Text("customer.phone"),
            Language = Text("customer.language"),
            Street = Text("customer.address.street"),
            PostCode = Text("customer.address.postCode"),
            City = Text("customer.address.city"),
            Country = Text("customer.address.country"),
            VatId = Text("customer.vatId"),
            Lines = [.. Enumerable.Range(0, MostLines).Where(index => fields.ContainsKey($"lines[{index}].line")).Select(index => LineOf(fields, $"lines[{index}]"))],
            Discount = Text("discountPercent"),
            Currency = Text("currency").ToUpperInvariant(),
            PromotionCode = Text("promotionCode"),
            PaymentDays = Text("paymentDays"),
            DepositPercent = Text("deposit.percent"),
            DepositDays = Text("deposit.days"),
            ContractMonths = Text("contract.months"),
            ContractId = Text("contract.id"),
            ContractEnd = Text("contract.endsOn"),
            ExtensionMonths = Text("contract.extensionMonths"),
            TargetNet = Text("targetNet"),
            Message = Text("message"),
            Requester = Text("requester"),
        };
        return new EditorFields(form, Number("revision") ?? 0, Number("fromVersion"), Text("requestId"), Text("action"), Text("remove"));

        string Text(string name) => fields[name].ToString().Trim();
        int? Number(string name) => int.TryParse(Text(name), NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;
    }

    /// <summary>Options as people write them: <c>MOT-ATEX SEAL-C SEN-VIB*2</c>.</summary>
    public static string Written(IEnumerable<ChosenOption> options) =>
        string.Join(' ', options.Select(option => option.Quantity == 1 ? option.Code : string.Create(CultureInfo.InvariantCulture, $"{option.Code}*{option.Quantity}")));

    /// <summary>The field of an option's quantity.</summary>
    public static string PiecesOf(string path, string code) => $"{path}.pieces.{code}";

    private static QuoteFormLine LineOf(IFormCollection fields, string path)
    {
        return new QuoteFormLine(Text("sku"), Text("quantity"))
        {
            Line = Text("line"),
            Unit = Text("unit"),
            Text = Text("text"),
            Options = [.. OptionsOf(Text("options"), Text("sku")).Select(Counted)],
            Discount = Text("discountPercent"),
            Price = Text("unitPrice"),
            Group = Text("group"),
            Optional = Text("optional") == "true",
        };

        string Text(string name) => fields[$"{path}.{name}"].ToString().Trim();
        ChosenOption Counted(ChosenOption option) =>
            int.TryParse(fields[PiecesOf(path, option.Code)].ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out int pieces) ? option with { Quantity = pieces } : option;
    }

    /// <summary>Codes, each with its quantity behind a star; the configurator's code, which begins with the item number, is read as well.</summary>
    private static IReadOnlyList<ChosenOption> OptionsOf(string text, string sku) =>
    [
        .. text.Split(Separators, StringSplitOptions.RemoveEmptyEntries)
            .Where(code => !string.Equals(code, sku, StringComparison.OrdinalIgnoreCase))
            .Select(code => code.Split('*') is [{ Length: > 0 } name, var pieces] && int.TryParse(pieces, NumberStyles.None, CultureInfo.InvariantCulture, out int quantity)
                ? new ChosenOption(name, quantity)
                : new ChosenOption(code)),
    ];
}
