using System.Globalization;
using System.Text;
using System.Xml;

namespace LeadToCash.EInvoicing;

/// <summary>Writes elements of UBL: nothing for what is missing, and the same bytes for the same values whatever their decimals.</summary>
internal sealed class UblXml : IDisposable
{
    private static readonly XmlWriterSettings Settings = new()
    {
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        Indent = true,
        IndentChars = "  ",
        NewLineChars = "\n",
        NewLineHandling = NewLineHandling.Replace,
        CheckCharacters = true,
    };

    private readonly MemoryStream _bytes = new(capacity: 16 * 1024);
    private readonly XmlWriter _writer;
    private readonly string _currency;

    public UblXml(string? currency)
    {
        _currency = currency ?? "";
        _writer = XmlWriter.Create(_bytes, Settings);
    }

    /// <summary>The document's root with the namespaces of all.</summary>
    public void Root(string name, string ns, Action content)
    {
        _writer.WriteStartDocument();
        _writer.WriteStartElement(name, ns);
        _writer.WriteAttributeString("xmlns", "cac", null, Ubl.Aggregates);
        _writer.WriteAttributeString("xmlns", "cbc", null, Ubl.Basics);
        content();
        _writer.WriteEndElement();
        _writer.WriteEndDocument();
    }

    public byte[] ToBytes()
    {
        _writer.Flush();
        return _bytes.ToArray();
    }

    public void Open(string name) => _writer.WriteStartElement("cac", name, Ubl.Aggregates);

    public void Close() => _writer.WriteEndElement();

    /// <summary>A text; nothing when it is missing.</summary>
    public void Text(string name, string? value, string? attribute = null, string? attributeValue = null)
    {
        if (value is null)
        {
            return;
        }

        _writer.WriteStartElement("cbc", name, Ubl.Basics);
        if (attribute is not null && attributeValue is not null)
        {
            Attribute(name, attribute, attributeValue);
        }

        Characters(name, value);
        _writer.WriteEndElement();
    }

    /// <summary>An identifier with its scheme.</summary>
    public void Identifier(string name, Identifier? value) => Text(name, value?.Value, "schemeID", value?.Scheme);

    /// <summary>A text in an element of its own: <c>cac:PartyName/cbc:Name</c>.</summary>
    public void Inner(string outer, string name, string? value)
    {
        if (value is not null)
        {
            Open(outer);
            Text(name, value);
            Close();
        }
    }

    public void Date(string name, DateOnly? date) => Text(name, date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    /// <summary>An amount in the invoice's currency, or in another one; with its decimals, but two at least.</summary>
    public void Amount(string name, decimal? amount, string? currency = null)
    {
        string code = currency ?? _currency;
        string format = Currencies.IsCode(code) && Currencies.Digits(code) == 0 ? "0.############################" : "0.00##########################";
        Text(name, amount?.ToString(format, CultureInfo.InvariantCulture), "currencyID", code);
    }

    /// <summary>A number without decimals that are zero.</summary>
    public void Number(string name, decimal? value, string? unit = null) =>
        Text(name, value?.ToString("0.############################", CultureInfo.InvariantCulture), "unitCode", unit);

    /// <summary>A classification with its scheme and the scheme's version.</summary>
    public void Classification(ItemClassification classification)
    {
        Open("CommodityClassification");
        if (classification.Code is { } code)
        {
            _writer.WriteStartElement("cbc", "ItemClassificationCode", Ubl.Basics);
            foreach ((string name, string? value) in new[] { ("listID", classification.Scheme), ("listVersionID", classification.SchemeVersion) })
            {
                if (value is not null)
                {
                    Attribute("ItemClassificationCode", name, value);
                }
            }

            Characters("ItemClassificationCode", code);
            _writer.WriteEndElement();
        }

        Close();
    }

    /// <summary>Bytes with their type and name.</summary>
    public void Binary(string name, AttachedDocument? document)
    {
        if (document is null)
        {
            return;
        }

        _writer.WriteStartElement("cbc", name, Ubl.Basics);
        Attribute(name, "mimeCode", document.MimeType ?? "");
        Attribute(name, "filename", document.FileName ?? "");
        Characters(name, Convert.ToBase64String(document.Content.Span));
        _writer.WriteEndElement();
    }

    public void Dispose()
    {
        try
        {
            _writer.Dispose();
        }
        catch (InvalidOperationException)
        {
            // a document that was given up halfway cannot be closed; its bytes are not used
        }

        _bytes.Dispose();
    }

    private void Attribute(string element, string name, string value)
    {
        XmlCharacters.Require(element + "/@" + name, value);
        _writer.WriteAttributeString(name, value);
    }

    private void Characters(string element, string value)
    {
        XmlCharacters.Require(element, value);
        _writer.WriteString(value);
    }
}
