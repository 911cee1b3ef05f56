using System.Xml.Linq;

namespace LeadToCash.Bench.Invoices;

/// <summary>The straightforward way, at its best: a tree of elements whose values are texts already, saved without any check.</summary>
internal static class XDocumentBaseline
{
    public static byte[] Write(XElement template)
    {
        using MemoryStream bytes = new();
        new XDocument(Copy(template)).Save(bytes);
        return bytes.ToArray();
    }

    private static XElement Copy(XElement element) => element.HasElements
        ? new XElement(element.Name, element.Attributes().Select(attribute => new XAttribute(attribute)), element.Elements().Select(Copy))
        : new XElement(element.Name, element.Attributes().Select(attribute => new XAttribute(attribute)), element.Value);
}
