using System.Globalization;
using System.Xml;

namespace LeadToCash.EInvoicing;

/// <summary>What XML 1.0 allows in a text: no control characters but tab and line break, no half of a surrogate pair.</summary>
internal static class XmlCharacters
{
    /// <summary>Refuses a text that XML cannot hold.</summary>
    /// <exception cref="UnwritableTextException">It has such a character.</exception>
    public static void Require(string element, string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (XmlConvert.IsXmlChar(text[i]))
            {
                continue;
            }

            if (i + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[i + 1], text[i]))
            {
                i++;
                continue;
            }

            throw new UnwritableTextException(element, string.Create(CultureInfo.InvariantCulture, $"U+{(int)text[i]:X4}"));
        }
    }
}
