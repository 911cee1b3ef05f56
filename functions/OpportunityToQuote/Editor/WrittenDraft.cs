using System.Globalization;

namespace LeadToCash.OpportunityToQuote.Editor;

/// <summary>Reads a form that people wrote as a draft. Anything may be missing, but what is there must be what its field is for.</summary>
internal sealed class WrittenDraft
{
    private const string NoNumber = "Write a number, such as 2 or 1.5.";

    private readonly Findings _errors = new();

    private WrittenDraft()
    {
    }

    /// <summary>The draft, and what can't be read, by path. Lines that say nothing are left out.</summary>
    public static (QuoteDraftContent Draft, IReadOnlyDictionary<string, string[]> Errors) Of(QuoteForm form)
    {
        WrittenDraft reader = new();
        QuoteDraftContent written = reader.Read(form);
        (QuoteDraftContent draft, IReadOnlyDictionary<string, string[]> tooMuch) = DraftReading.Of(written);
        reader._errors.Add(tooMuch);
        return (draft, reader._errors.ToDictionary());
    }

    /// <summary>Whether anything was written into a line.</summary>
    public static bool IsBlank(QuoteFormLine line) =>
        line.Sku.Length + line.Quantity.Length + line.Text.Length + line.Options.Count + line.Price.Length + line.Discount.Length == 0;

    private QuoteDraftContent Read(QuoteForm form) => new()
    {
        Customer = new DraftCustomer
        {
            Name = form.Name,
            Email = form.Email,
            Company = form.Company,
            Phone = form.Phone,
            Language = form.Language,
            VatId = form.VatId,
            Address = new DraftAddress(form.Street, form.PostCode, form.City, form.Country),
        },
        Lines = [.. form.Lines.Where(line => !IsBlank(line)).Select((line, index) => Line(line, $"lines[{index}]"))],
        DiscountPercent = Number(form.Discount, "discountPercent"),
        Currency = form.Currency,
        PromotionCode = form.PromotionCode,
        PaymentDays = Whole(form.PaymentDays, "paymentDays"),
        Deposit = new DraftDeposit(Number(form.DepositPercent, "deposit.percent"), Whole(form.DepositDays, "deposit.days")),
        Contract = new DraftContract(
            Whole(form.ContractMonths, "contract.months"), form.ContractId.Length > 0 ? form.ContractId : null, Date(form.ContractEnd), Whole(form.ExtensionMonths, "contract.extensionMonths")),
        TargetNet = Number(form.TargetNet, "targetNet"),
        Message = form.Message,
        Requester = form.Requester,
    };

    private DraftLine Line(QuoteFormLine line, string path) => new()
    {
        Line = line.Line,
        Sku = line.Sku,
        Quantity = Number(line.Quantity, $"{path}.quantity"),
        Unit = line.Unit,
        Text = line.Text,
        Options = line.Options,
        DiscountPercent = Number(line.Discount, $"{path}.discountPercent"),
        UnitPrice = Number(line.Price, $"{path}.unitPrice"),
        Group = line.Group,
        Optional = line.Optional,
    };

    private decimal? Number(string text, string path)
    {
        decimal? number = text.Length == 0 ? null : QuoteLineCheck.Number(text);
        if (number is null && text.Length > 0)
        {
            _errors.Add(path, NoNumber);
        }

        return number;
    }

    private int? Whole(string text, string path)
    {
        if (text.Length == 0)
        {
            return null;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number))
        {
            return number;
        }

        _errors.Add(path, "Write a whole number.");
        return null;
    }

    private DateOnly? Date(string text)
    {
        if (text.Length == 0)
        {
            return null;
        }

        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date))
        {
            return date;
        }

        _errors.Add("contract.endsOn", "Write the date as 2026-06-30.");
        return null;
    }
}
