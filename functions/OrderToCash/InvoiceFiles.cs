using System.IO.Compression;
using Azure;
using Azure.Data.Tables;
using LeadToCash.Cases;
using LeadToCash.CollectiveBilling;
using LeadToCash.Documents;
using LeadToCash.EInvoicing;

namespace LeadToCash.OrderToCash;

/// <summary>
/// The files of an invoice: for people (PDF) and for machines (UBL by EN 16931, and by XRechnung where its rules are kept). They are made once, when the
/// invoice is sent, and kept as they are (§ 14b UStG): what changes later, be it our address, never changes them.
/// </summary>
public sealed class InvoiceFiles(InvoiceModel model, EInvoiceIssuer issuer, DocumentRenderer renderer, CaseTables tables)
{
    /// <summary>A property of a row holds at most 64 KiB.</summary>
    private const int BytesPerProperty = 64 * 1024;

    private readonly TableClient _table = tables.Named("invoicefiles");

    /// <summary>The rules that a bill would break as the file that its customer gets; empty if it may be issued.</summary>
    /// <param name="draft">The bill with the date that it would get.</param>
    public IReadOnlyList<string> Check(InvoiceIssued draft)
    {
        Invoice invoice = Invoice.Apply(null, draft);
        EInvoiceResult result = issuer.Issue(model.Of(invoice, SpecificationOf(invoice)));
        return result.Xml is not null ? [] : [.. result.Check.Findings.Where(finding => finding.Severity != RuleSeverity.Information).Select(finding => finding.ToString())];
    }

    /// <summary>A file, made and kept now if it never was; null if its rules are broken, which only happens to XRechnung outside of Germany.</summary>
    /// <param name="invoiceId">Case id.</param>
    /// <param name="invoice">The invoice.</param>
    /// <param name="format">Which.</param>
    /// <param name="cancellationToken">Stops between requests.</param>
    public async Task<InvoiceFile?> GetAsync(string invoiceId, Invoice invoice, InvoiceFormat format, CancellationToken cancellationToken)
    {
        string row = format.ToString();
        NullableResponse<TableEntity> kept = await _table.GetEntityIfExistsAsync<TableEntity>(invoiceId, row, cancellationToken: cancellationToken);
        if (kept.HasValue)
        {
            return FileOf(invoice, format, Unpacked(kept.Value!));
        }

        if (Make(invoice, format) is not { } content)
        {
            return null;
        }

        try
        {
            await _table.AddEntityAsync(Packed(new TableEntity(invoiceId, row), content), cancellationToken);
            return FileOf(invoice, format, content);
        }
        catch (RequestFailedException failure) when (failure.Status == 409)
        {
            return await GetAsync(invoiceId, invoice, format, cancellationToken); // another one was first; its file counts
        }
    }

    /// <summary>Which file for machines a customer gets: German businesses XRechnung, others the European standard as it is.</summary>
    public static InvoiceFormat MachineFormatOf(Invoice invoice) =>
        SpecificationOf(invoice) == Specifications.XRechnung ? InvoiceFormat.XRechnung : InvoiceFormat.Ubl;

    private static string SpecificationOf(Invoice invoice) =>
        invoice.Customer is { Company: not null, Address.Country: "DE" } ? Specifications.XRechnung : Specifications.En16931;

    private byte[]? Make(Invoice invoice, InvoiceFormat format)
    {
        EInvoice made = model.Of(invoice, format == InvoiceFormat.XRechnung ? Specifications.XRechnung : Specifications.En16931);
        return format == InvoiceFormat.Pdf
            ? renderer.Pdf(InvoiceLetter.Of(made, invoice.Customer.Language, InvoiceModel.HeadingOf(invoice), CollectiveHeadings.Of(invoice)))
            : issuer.Issue(made).Xml;
    }

    private static TableEntity Packed(TableEntity row, byte[] content)
    {
        using MemoryStream packed = new();
        using (BrotliStream brotli = new(packed, CompressionLevel.Optimal))
        {
            brotli.Write(content);
        }

        byte[] bytes = packed.ToArray();
        for (int i = 0; i * BytesPerProperty < bytes.Length; i++)
        {
            row["Part" + i] = bytes[(i * BytesPerProperty)..Math.Min(bytes.Length, (i + 1) * BytesPerProperty)];
        }

        return row;
    }

    private static byte[] Unpacked(TableEntity row)
    {
        using MemoryStream packed = new();
        for (int i = 0; row.GetBinary("Part" + i) is { } part; i++)
        {
            packed.Write(part);
        }

        packed.Position = 0;
        using BrotliStream brotli = new(packed, CompressionMode.Decompress);
        using MemoryStream content = new();
        brotli.CopyTo(content);
        return content.ToArray();
    }

    private static InvoiceFile FileOf(Invoice invoice, InvoiceFormat format, byte[] content) => format switch
    {
        InvoiceFormat.Pdf => new InvoiceFile($"{invoice.Number}.pdf", "application/pdf", content),
        InvoiceFormat.XRechnung => new InvoiceFile($"{invoice.Number}-xrechnung.xml", EInvoiceIssuer.XmlType, content),
        _ => new InvoiceFile($"{invoice.Number}.xml", EInvoiceIssuer.XmlType, content),
    };
}

/// <summary>A file of an invoice.</summary>
/// <param name="Name">File name.</param>
/// <param name="ContentType">Media type.</param>
/// <param name="Content">The bytes, the same whenever it is asked for.</param>
public sealed record InvoiceFile(string Name, string ContentType, byte[] Content);

/// <summary>Formats of invoices.</summary>
public enum InvoiceFormat
{
    /// <summary>For people.</summary>
    Pdf,

    /// <summary>UBL 2.1 by EN 16931.</summary>
    Ubl,

    /// <summary>UBL 2.1 by XRechnung 3.0.</summary>
    XRechnung,
}
