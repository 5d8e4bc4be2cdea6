using Bailiwick.Server.Hosting;

namespace Bailiwick.Server.Quotas.Letters;

/// <summary>The fonts of letters, read from the set-up's npm packages when they are first needed: Latin, Greek, Cyrillic and more, no Chinese or Japanese.</summary>
public sealed class LetterFonts(ServerSettings settings)
{
    private readonly Lock _lock = new();
    private (LetterFont Plain, LetterFont Bold)? _fonts;

    internal (LetterFont Plain, LetterFont Bold) Load()
    {
        lock (_lock)
        {
            return _fonts ??= (Read("DejaVuSans"), Read("DejaVuSans-Bold"));
        }
    }

    private LetterFont Read(string name) => new(name, File.ReadAllBytes(Path.Combine(settings.Tools, "dejavu-fonts-ttf", "ttf", $"{name}.ttf")));
}
