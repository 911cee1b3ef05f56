using LeadToCash.Api.OpenApi;
using LeadToCash.Cases;
using LeadToCash.CollectiveBilling;
using LeadToCash.DirectDebit;
using LeadToCash.Documents;
using LeadToCash.EInvoicing;
using LeadToCash.Links;
using LeadToCash.Pages;
using LeadToCash.Requests;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using CollectionStore = LeadToCash.Cases.CaseStore<LeadToCash.DirectDebit.Collection, LeadToCash.DirectDebit.CollectionCommand, LeadToCash.DirectDebit.CollectionEvent>;
using InvoiceStore = LeadToCash.Cases.CaseStore<LeadToCash.OrderToCash.Invoice, LeadToCash.OrderToCash.InvoiceCommand, LeadToCash.OrderToCash.InvoiceEvent>;

namespace LeadToCash.OrderToCash;

/// <summary>Shows customers their invoices and credit notes, as a page and as files. It changes nothing.</summary>
public sealed class InvoiceTrigger(InvoiceStore invoices, CollectionStore collections, InvoiceLinks links, InvoiceModel model, InvoiceFiles files, DocumentRenderer renderer)
{
    /// <summary>What is billed, what was paid, what is open: HTML for people, JSON for programs.</summary>
    [Function("ShowInvoice")]
    [Describes(Answer = typeof(InvoiceSummary), Page = true)]
    public async Task<IResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "invoices/{token}")] HttpRequest request, string token, CancellationToken cancellationToken)
    {
        if (await FindAsync(token, cancellationToken) is not { State: { } invoice })
        {
            return LinkPages.Invalid(request);
        }

        return request.WantsJson()
            ? Results.Json(InvoiceSummary.Of(invoice), CaseJson.Options)
            : Page.Of<InvoicePage>(Cultures.Of(invoice.Customer.Language), new Dictionary<string, object?>
            {
                ["Invoice"] = invoice,
                ["Letter"] = renderer.Sheet(
                    InvoiceLetter.Of(model.Of(invoice, Specifications.En16931), invoice.Customer.Language, InvoiceModel.HeadingOf(invoice), CollectiveHeadings.Of(invoice))),
                ["Path"] = $"/invoices/{token}",
                ["IsCollected"] = invoice.DirectDebit is not null && await collections.FindAsync(CollectionIds.Of(invoice.Number), cancellationToken) is null or { State: { Attempts: [{ IsOpen: true }] } },
            });
    }

    /// <summary>A file of the invoice: <c>pdf</c>, or <c>xml</c> for machines (XRechnung for German businesses, else UBL by EN 16931).</summary>
    [Function("ShowInvoiceFile")]
    public async Task<IResult> ShowFileAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "invoices/{token}/{format:regex(^(pdf|xml)$)}")] HttpRequest request,
        string token, string format, CancellationToken cancellationToken)
    {
        if (await FindAsync(token, cancellationToken) is not { } file)
        {
            return LinkPages.Invalid(request);
        }

        PageHeaders.Set(request.HttpContext.Response);
        InvoiceFormat wanted = format == "pdf" ? InvoiceFormat.Pdf : InvoiceFiles.MachineFormatOf(file.State);
        return await files.GetAsync(file.Id, file.State, wanted, cancellationToken) is { } found
            ? Results.Bytes(found.Content, found.ContentType, found.Name)
            : LinkPages.Invalid(request);
    }

    private async Task<CaseFile<Invoice>?> FindAsync(string token, CancellationToken cancellationToken) =>
        links.InvoiceOf(token) is { } invoiceId ? await invoices.FindAsync(invoiceId, cancellationToken) : null;
}
