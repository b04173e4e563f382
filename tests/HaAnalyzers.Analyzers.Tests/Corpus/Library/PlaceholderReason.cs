// library
namespace Streaming.Contracts;

[NonCritical({|HA1004:"TODO: what users get while it is down"|})]
public interface ISubtitles
{
    [EmptyFallback]
    Task<string> ForAsync(int title, string language);
}

[NonCritical("Films play without subtitles in other languages")]
public interface ITranslatedSubtitles
{
    [EmptyFallback]
    Task<string> ForAsync(int title, string language);
}
