using System.Reflection;

namespace Homepage.Pages;

/// <summary>Texts compiled into an assembly, so that what is written to disk or sent to a browser needs no other file.</summary>
public static class EmbeddedText
{
    public static string Read(Assembly assembly, string name)
    {
        using Stream stream = assembly.GetManifestResourceStream(name)
            ?? throw new ArgumentException($"{assembly.GetName().Name} has no embedded file '{name}'.", nameof(name));
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
