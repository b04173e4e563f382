// library
using Polly;

namespace Shop.Legacy;

public sealed class Notifier(ResiliencePipeline pipeline, HttpClient http)
{
    public void Tell(string text) => pipeline.Execute(() =>
    {
        File.AppendAllText("notes.txt", text);
        _ = http.PostAsync("/notes", new StringContent(text));
    });

    public int Count(string path) => pipeline.Execute(static file => File.ReadLines(file).Count(), path);
}
