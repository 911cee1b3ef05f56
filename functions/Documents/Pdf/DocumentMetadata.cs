using System.Globalization;
using System.Text;
using System.Xml.Linq;
using PdfSharp.Pdf;

namespace LeadToCash.Documents.Pdf;

/// <summary>
/// The metadata of a file as XMP. The library writes its own over any other and escapes no name in it, so that "Müller &amp; Söhne" would break
/// it; the catalogue is pointed to ours in the finished file, at the same length.
/// </summary>
internal sealed class DocumentMetadata
{
    private const string PacketId = "W5M0MpCehiHzreSzNTczkc9d";

    private static readonly XNamespace Meta = "adobe:ns:meta/";
    private static readonly XNamespace Rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
    private static readonly XNamespace Dublin = "http://purl.org/dc/elements/1.1/";
    private static readonly XNamespace Basic = "http://ns.adobe.com/xap/1.0/";

    private readonly PdfDictionary _dictionary;

    public DocumentMetadata(PdfDocument document, DocumentSheet sheet)
    {
        _dictionary = new PdfDictionary(document);
        _dictionary.Elements.SetName("/Type", "/Metadata");
        _dictionary.Elements.SetName("/Subtype", "/XML");
        _dictionary.CreateStream(Encoding.UTF8.GetBytes($"<?xpacket begin=\"\ufeff\" id=\"{PacketId}\"?>{Xmp(sheet)}<?xpacket end=\"r\"?>"));
        document.Internals.AddObject(_dictionary);
        document.Internals.Catalog.Elements.SetReference("/Metadata", _dictionary);
    }

    /// <summary>Points the catalogue of the saved file to this.</summary>
    public void Claim(byte[] file)
    {
        int catalog = file.AsSpan().IndexOf("/Type/Catalog"u8);
        int start = catalog + file.AsSpan(catalog).IndexOf("/Metadata "u8);
        int length = file.AsSpan(start).IndexOf((byte)'R') + 1;
        string reference = string.Create(CultureInfo.InvariantCulture, $"/Metadata {_dictionary.Reference!.ObjectNumber} 0 R").PadRight(length);
        Encoding.ASCII.GetBytes(reference).CopyTo(file.AsSpan(start, length));
    }

    private static XElement Xmp(DocumentSheet sheet)
    {
        string date = sheet.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return new XElement(Meta + "xmpmeta", new XAttribute(XNamespace.Xmlns + "x", Meta), new XElement(
            Rdf + "RDF",
            new XAttribute(XNamespace.Xmlns + "rdf", Rdf),
            new XElement(
                Rdf + "Description",
                new XAttribute(Rdf + "about", ""),
                new XAttribute(XNamespace.Xmlns + "dc", Dublin),
                new XAttribute(XNamespace.Xmlns + "xmp", Basic),
                List("title", "Alt", new XElement(Rdf + "li", new XAttribute(XNamespace.Xml + "lang", "x-default"), Sayable(sheet.Title))),
                List("creator", "Seq", new XElement(Rdf + "li", Sayable(sheet.Sender.Name))),
                List("language", "Bag", new XElement(Rdf + "li", sheet.Culture.Name)),
                new XElement(Basic + "CreateDate", date),
                new XElement(Basic + "ModifyDate", date))));
    }

    private static XElement List(string name, string kind, XElement item) => new(Dublin + name, new XElement(Rdf + kind, item));

    /// <summary>XML holds no control characters, not even escaped.</summary>
    private static string Sayable(string text) => TextLines.Printable(text, TextStyle.Body);
}
