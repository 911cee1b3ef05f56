using LeadToCash.Customers;

namespace LeadToCash.Documents;

/// <summary>What a business document is; it names the document in its title.</summary>
public enum DocumentKind
{
    /// <summary>An offer that binds us until its last day.</summary>
    Quote,

    /// <summary>That we accepted an order.</summary>
    OrderConfirmation,

    /// <summary>What is in a delivery; without prices.</summary>
    DeliveryNote,

    /// <summary>What is to be paid.</summary>
    Invoice,

    /// <summary>What is to be paid before anything is supplied.</summary>
    DepositInvoice,

    /// <summary>What is to be paid at the end, with deposits set off.</summary>
    FinalInvoice,

    /// <summary>What is paid back or set off.</summary>
    CreditNote,

    /// <summary>That something has not been paid.</summary>
    PaymentReminder,
}

/// <summary>
/// What a letter to a customer says, whatever it is rendered to: the PDF and the page are made of the same words and figures. Amounts come
/// from who decided them (a quote, an invoice); <see cref="DocumentArithmetic"/> refuses a document whose figures don't add up.
/// </summary>
public sealed record BusinessDocument
{
    /// <summary>What it is.</summary>
    public required DocumentKind Kind { get; init; }

    /// <summary><c>de</c> or <c>en</c>: of all words, dates and amounts.</summary>
    public required string Language { get; init; }

    /// <summary>The document's number: Q-2026-00042.</summary>
    public required string Number { get; init; }

    /// <summary>Version from 1, or null when there is only one.</summary>
    public int? Version { get; init; }

    /// <summary>Date of the document, in the sender's time zone.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>ISO 4217; of every amount.</summary>
    public required string Currency { get; init; }

    /// <summary>Who it is sent to; the address goes into the window.</summary>
    public required Party Recipient { get; init; }

    /// <summary>What it refers to, in the order shown beside the address.</summary>
    public IReadOnlyList<DocumentReference> References { get; init; } = [];

    /// <summary>Our employee whom the customer may call, or null for the company as such.</summary>
    public DocumentContact? Contact { get; init; }

    /// <summary>The salutation, or null for the one without a name.</summary>
    public string? Salutation { get; init; }

    /// <summary>Paragraphs before the lines.</summary>
    public IReadOnlyList<string> Opening { get; init; } = [];

    /// <summary>The lines, in groups; a group without a title stands for lines without groups.</summary>
    public IReadOnlyList<DocumentGroup> Groups { get; init; } = [];

    /// <summary>The totals; null on a document without prices.</summary>
    public DocumentTotals? Totals { get; init; }

    /// <summary>Paragraphs after the totals.</summary>
    public IReadOnlyList<string> Closing { get; init; } = [];

    /// <summary>Terms, each a heading with a text: delivery, payment, warranty.</summary>
    public IReadOnlyList<DocumentTerm> Terms { get; init; } = [];

    /// <summary>Last day on which a quote may be accepted, included; due date of an invoice is a term.</summary>
    public DateOnly? ValidUntil { get; init; }

    /// <summary>Who signs for us, or null.</summary>
    public DocumentSignature? Signature { get; init; }

    /// <summary>A code that banking apps scan, or null.</summary>
    public PaymentCode? Payment { get; init; }

    /// <summary>Hash of the content that the document was made of; shown at the foot of each page.</summary>
    public string? ContentHash { get; init; }
}

/// <summary>What a reference is to.</summary>
public enum ReferenceKind
{
    /// <summary>The customer's number with us.</summary>
    CustomerNumber,

    /// <summary>How the customer names it: a purchase order number.</summary>
    YourReference,

    /// <summary>A quote.</summary>
    Quote,

    /// <summary>An order.</summary>
    Order,

    /// <summary>An invoice.</summary>
    Invoice,

    /// <summary>The day or time of supply (§ 14 UStG).</summary>
    SupplyDate,

    /// <summary>The customer's VAT identification number.</summary>
    CustomerVatId,
}

/// <summary>A reference shown beside the address.</summary>
/// <param name="Kind">What it is to.</param>
/// <param name="Value">As people read it.</param>
public sealed record DocumentReference(ReferenceKind Kind, string Value);

/// <summary>Our employee whom the customer may call.</summary>
/// <param name="Name">First and last name.</param>
/// <param name="Phone">Phone number, or null for the company's.</param>
/// <param name="Email">Address for mails, or null for the company's.</param>
public sealed record DocumentContact(string Name, string? Phone = null, string? Email = null);

/// <summary>A term.</summary>
/// <param name="Heading">A few words.</param>
/// <param name="Text">What is agreed.</param>
public sealed record DocumentTerm(string Heading, string Text);

/// <summary>The end of the letter.</summary>
/// <param name="Name">Who signs for us.</param>
/// <param name="Role">What that person is, or null.</param>
/// <param name="CustomerSigns">Whether there is a line for place, date and the customer's signature.</param>
public sealed record DocumentSignature(string Name, string? Role = null, bool CustomerSigns = false);
