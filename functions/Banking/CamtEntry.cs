using System.Globalization;
using System.Xml.Linq;

namespace LeadToCash.Banking;

/// <summary>Reads one entry of camt.053: a line, or the lines of a batch that the bank booked in one sum.</summary>
internal static class CamtEntry
{
    private const string Booked = "BOOK";

    /// <summary>An entry's own number within its statement says nothing; longer ones are the bank's.</summary>
    private const int ShortestEntryReference = 7;

    /// <summary>The movements of an entry; none while it is not booked.</summary>
    public static IEnumerable<MovementEntry> Read(XElement entry, string account)
    {
        if ((entry.Text("Sts", "Cd") ?? entry.Text("Sts")) is { } status && status != Booked)
        {
            return [];
        }

        XElement[] details = [.. entry.All("NtryDtls").SelectMany(one => one.All("TxDtls"))];
        MovementEntry whole = Whole(entry, account);
        return details.Length switch
        {
            0 => [whole],
            1 => [Detailed(whole, details[0], whole.Amount, whole.BankReference ?? Reference(details[0]))],
            _ => Batch(whole, entry, details),
        };
    }

    private static MovementEntry Whole(XElement entry, string account) => new()
    {
        Source = MovementSource.Camt,
        Account = account,
        BookedOn = entry.Date("BookgDt") ?? entry.Date("ValDt") ?? throw CamtElement.Wrong(entry, "It has no booking date."),
        ValueOn = entry.Date("ValDt"),
        Amount = entry.SignedAmount(),
        Text = entry.Text("AddtlNtryInf") ?? "",
        BankReference = entry.Text("AcctSvcrRef") ?? (entry.Text("NtryRef") is { Length: >= ShortestEntryReference } own ? own : null),
        BatchId = entry.Text("NtryDtls", "Btch", "PmtInfId") ?? entry.Text("NtryDtls", "Btch", "MsgId"),
        Return = IsReversal(entry) ? new ReturnReason("reversal") : null,
        Charges = Charges(entry),
    };

    /// <summary>Each part as its own line; what the parts do not come to, such as a fee in the sum, as one more.</summary>
    private static List<MovementEntry> Batch(MovementEntry whole, XElement entry, XElement[] details)
    {
        List<MovementEntry> lines = [];
        for (int i = 0; i < details.Length; i++)
        {
            Money amount = AmountOf(details[i], entry);
            string? reference = Reference(details[i]) ?? (whole.BankReference is { } own ? string.Create(CultureInfo.InvariantCulture, $"{own}/{i + 1}") : null);
            lines.Add(Detailed(whole, details[i], amount, reference));
        }

        Money rest = whole.Amount - Money.Sum(lines.Select(line => line.Amount), whole.Amount.Currency);
        if (!rest.IsZero)
        {
            lines.Add(whole with { Amount = rest, Text = "Difference between a batch and its parts. " + whole.Text, BankReference = whole.BankReference is { } own ? own + "/0" : null, Charges = null });
        }

        return lines;
    }

    private static MovementEntry Detailed(MovementEntry whole, XElement details, Money amount, string? reference)
    {
        string other = amount.IsNegative ? "Cdtr" : "Dbtr";
        XElement? parties = details.At("RltdPties");
        return whole with
        {
            Amount = amount,
            Party = parties?.Text(other, "Nm") ?? parties?.Text(other, "Pty", "Nm"),
            PartyIban = parties?.Text(other + "Acct", "Id", "IBAN")?.Replace(" ", "", StringComparison.Ordinal),
            Text = Remittance(details) is { Length: > 0 } text ? text : details.Text("AddtlTxInf") ?? whole.Text,
            CreditorReference = details.At("RmtInf")?.All("Strd").Select(one => one.Text("CdtrRefInf", "Ref")).FirstOrDefault(one => one is not null),
            EndToEndId = details.Text("Refs", "EndToEndId") is { } id && id != "NOTPROVIDED" ? id : null,
            MandateId = details.Text("Refs", "MndtId"),
            BankReference = reference,
            BatchId = details.Text("Refs", "PmtInfId") ?? whole.BatchId,
            Return = Returned(details) ?? whole.Return,
            Charges = Charges(details) ?? Kept(details, amount) ?? whole.Charges,
        };
    }

    private static string Remittance(XElement details)
    {
        XElement? information = details.At("RmtInf");
        IEnumerable<string?> numbers = information?.All("Strd").Select(one => one.Text("RfrdDocInf", "Nb")) ?? [];
        return string.Join(' ', (information?.All("Ustrd").Select(one => one.Value.Trim()) ?? []).Concat(numbers.OfType<string>()));
    }

    private static ReturnReason? Returned(XElement details) => details.At("RtrInf") is { } information
        ? new ReturnReason(information.Text("Rsn", "Cd") ?? information.Text("Rsn", "Prtry") ?? "unknown", information.Text("AddtlInf"))
        : null;

    /// <summary>A part's amount with its sign: version 08 has it beside, 02 in the details; without one of its own the sign is the entry's.</summary>
    private static Money AmountOf(XElement details, XElement entry)
    {
        XElement amount = details.At("Amt") ?? details.At("AmtDtls", "TxAmt", "Amt") ?? details.At("AmtDtls", "InstdAmt", "Amt")
            ?? throw CamtElement.Wrong(details, "A part of a batch has no amount.");
        return (details.Text("CdtDbtInd") ?? entry.Text("CdtDbtInd")) == "DBIT" ? -CamtElement.AmountOf(amount) : CamtElement.AmountOf(amount);
    }

    /// <summary>Fees as the bank lists them: those that it took, in the currency of the entry.</summary>
    private static Money? Charges(XElement element)
    {
        if (element.At("Chrgs") is not { } charges)
        {
            return null;
        }

        XElement[] records = [.. charges.All("Rcrd").Where(record => record.Text("CdtDbtInd") is null or "DBIT").Select(record => record.At("Amt")).OfType<XElement>()];
        XElement[] amounts = records.Length > 0 ? records : [.. new[] { charges.At("TtlChrgsAndTaxAmt"), charges.At("Amt") }.OfType<XElement>().Take(1)];
        Money[] fees = [.. amounts.Select(CamtElement.AmountOf)];
        return fees.Length > 0 && fees.All(fee => fee.Currency == fees[0].Currency) && Money.Sum(fees, fees[0].Currency) is { IsZero: false } sum ? sum : null;
    }

    /// <summary>The fee that follows from what was sent and what came, in one currency.</summary>
    private static Money? Kept(XElement details, Money amount) =>
        details.At("AmtDtls", "InstdAmt", "Amt") is { } sent && CamtElement.AmountOf(sent) is var instructed && instructed.Currency == amount.Currency
            ? amount switch
            {
                { IsNegative: false } when instructed > amount => instructed - amount,
                { IsNegative: true } when -amount > instructed => -amount - instructed,
                _ => null,
            }
            : null;

    private static string? Reference(XElement details) => details.Text("Refs", "AcctSvcrRef");

    private static bool IsReversal(XElement entry) => entry.Text("RvslInd") is "true" or "1";
}
