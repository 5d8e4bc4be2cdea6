using System.Globalization;
using System.Text;

namespace Bailiwick.Geography.Places;

/// <summary>Names of places in one spelling, so that they can be compared.</summary>
internal static class PlaceName
{
    private const string Accented = "ÀÁÂÃÄÅÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜÝŠŽŁĐĆČŞĞİŐŰ";
    private const string Plain = "AAAAAACEEEEIIIINOOOOOOUUUUYSZLDCCSGIOU";

    private static readonly string[] _countyWords =
        ["COUNTY", "PARISH", "BOROUGH", "CENSUS AREA", "MUNICIPALITY", "MUNICIPIO", "CITY AND BOROUGH", "CITY AND COUNTY", "ISLAND", "DISTRICT", "CO"];

    /// <summary>Capitals without accents, letters and digits with single spaces; "St." and "Ste." spelled out. Empty for nothing.</summary>
    public static string Normalize(string name)
    {
        var text = new StringBuilder(name.Length);
        var isGap = false;
        foreach (var letter in name)
        {
            var upper = char.ToUpper(letter, CultureInfo.InvariantCulture);
            if (upper is '.' or '\'' or '’')
            {
                continue;
            }

            if (!char.IsLetterOrDigit(upper))
            {
                isGap = text.Length > 0;
                continue;
            }

            if (isGap)
            {
                text.Append(' ');
                isGap = false;
            }

            var accent = Accented.IndexOf(upper, StringComparison.Ordinal);
            text.Append(accent >= 0 ? Plain[accent] : upper);
        }

        var spelled = text.ToString();
        if (spelled.StartsWith("ST ", StringComparison.Ordinal))
        {
            return "SAINT" + spelled[2..];
        }

        return spelled.StartsWith("STE ", StringComparison.Ordinal) ? "SAINTE" + spelled[3..] : spelled;
    }

    /// <summary>A county's name without what it is called ("County", "Parish", ...).</summary>
    public static string NormalizeCounty(string name)
    {
        var county = Normalize(name);
        foreach (var word in _countyWords)
        {
            if (county.EndsWith(" " + word, StringComparison.Ordinal))
            {
                return county[..^(word.Length + 1)];
            }
        }

        return county;
    }
}
