using System.Text;

namespace Bailiwick.Cli.Tests.Hosting;

/// <summary>Splits a line of a shell into words, with double quotes and without anything else.</summary>
internal static class CommandWords
{
    public static string[] Of(string line)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        var quoted = false;
        foreach (var letter in line + " ")
        {
            if (letter == '"')
            {
                quoted = !quoted;
            }
            else if (letter == ' ' && !quoted)
            {
                if (word.Length > 0)
                {
                    words.Add(word.ToString());
                }

                word.Clear();
            }
            else
            {
                word.Append(letter);
            }
        }

        return [.. words];
    }
}
