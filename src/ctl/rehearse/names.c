/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-ctl"

#include "config.h"

#include "ctl/rehearse/names.h"

/* Invented people: rare family names, put together by chance. Nobody is meant. */
static const GantryNation nations[] = {
  { "AUS", "Ballarat",
    { "Lachlan", "Banjo", "Declan", "Angus" }, { "Matilda", "Kirra", "Imogen", "Tahlia" },
    { "Thistlethorn", "Quambone", "Merriwagga", "Featherstonehaugh" }, { NULL } },
  { "AUT", "Bludenz",
    { "Korbinian", "Valentin", "Xaver", "Ägidius" }, { "Magdalena", "Vroni", "Ottilie", "Zita" },
    { "Hinterwaldgruber", "Öttlbichler", "Zwölfender", "Krummschnabel" }, { NULL } },
  { "BEL", "Dendermonde",
    { "Wout-Jan", "Lowie", "Thibaut", "Seppe" }, { "Fien", "Noor", "Hanneke", "Élodie" },
    { "Van Kerkenbosch", "Vandermeulebroeck", "Pottebaekers", "De Zwaluwe" }, { NULL } },
  { "BRA", "Petrópolis",
    { "Caetano", "Thiago Luís", "Raimundo", "João Batista" }, { "Luzia", "Conceição", "Iracema", "Antônia" },
    { "Vasconcelos de Albuquerque Lins", "Guimarães Pestana", "Sertãozinho", "Itapoã" }, { NULL } },
  { "CAN", "Rimouski",
    { "Émile", "Tristan", "Malcolm", "Olivier" }, { "Maëlle", "Geneviève", "Aurora", "Skye" },
    { "Labrecque-Montminy", "MacIldowie", "Thibodeault-Roy", "Winterbourne" }, { NULL } },
  { "CHN", "Jiaxing",
    { "Yunfei", "Haoran", "Zhiqiang", "Wenbo" }, { "Xiaoqing", "Meilan", "Ruoxi", "Yutong" },
    { "Ouyang", "Shangguan", "Zhuge", "Xiahou" }, { NULL } },
  { "CRO", "Trogir",
    { "Zvonimir", "Krešimir", "Hrvoje", "Šime" }, { "Božena", "Ljubica", "Tihana", "Đurđica" },
    { "Šćapčević", "Grgurevčić", "Trnjanin", "Žuvićević" }, { NULL } },
  { "CZE", "Litomyšl",
    { "Řehoř", "Bořivoj", "Kryštof", "Vavřinec" }, { "Květoslava", "Zdislava", "Růžena", "Alžběta" },
    { "Třeštík", "Havránkovič", "Skřivan", "Podhrázský" },
    { "Třeštíková", "Havránkovičová", "Skřivanová", "Podhrázská" } },
  { "ESP", "Almuñécar",
    { "Íñigo", "Borja", "Ramón", "Nicanor" }, { "Begoña", "Nieves", "Macarena", "Itziar" },
    { "Zubizarreta-Echeandía", "Peñaranda del Moral", "Cienfuegos", "Arrechabalaga" }, { NULL } },
  { "ETH", "Bekoji",
    { "Tesfalem", "Girmay", "Abrham", "Lelisa" }, { "Birhane", "Worknesh", "Almaz", "Senayet" },
    { "Gudetaw", "Bekelech", "Wolderufael", "Haylemikael" }, { NULL } },
  { "FIN", "Iisalmi",
    { "Yrjö", "Väinö", "Onni", "Eetu" }, { "Päivi", "Tuulikki", "Saimi", "Lyyti" },
    { "Hyökkäläinen", "Myllyharju", "Yläkoskela", "Pöyhtäri" }, { NULL } },
  { "FRA", "Concarneau",
    { "Gaël", "Jean-Baptiste", "Loïc", "Théophile" }, { "Apolline", "Solène", "Anne-Gaëlle", "Cléophée" },
    { "Kergoat-Le Bihan", "Desrochettes", "Champfleuri", "de La Vaissière" }, { NULL } },
  { "GBR", "Penrith",
    { "Alasdair", "Rhodri", "Barnaby", "Tunde" }, { "Morwenna", "Araminta", "Folasade", "Seren" },
    { "Cholmondeley-Pugh", "Akinfolarin", "Hebblethwaite", "Drinkwater" }, { NULL } },
  { "GER", "Wangerooge",
    { "Götz", "Jörn", "Friedemann", "Lasse" }, { "Änne", "Swantje", "Käthe", "Mechthild" },
    { "Grünwaldt", "Müßiggang", "Schöpflin-Wöhrle", "Tiedekens" }, { NULL } },
  { "HUN", "Szentendre",
    { "Örs", "Zsombor", "Ödön", "Győző" }, { "Piroska", "Enikő", "Ildikó", "Gyöngyi" },
    { "Székelyhidi-Nagy", "Fűzfás", "Kőszeghalmi", "Tölgyesfalvi" }, { NULL } },
  { "ISL", "Húsavík",
    { "Þorvaldur", "Ævar", "Hallgrímur", "Jökull" }, { "Sæunn", "Þórdís", "Hrafnhildur", "Ragnheiður" },
    { "Hrafnkelsson", "Eyþórsson", "Úlfljótsson", "Ísleifsson" },
    { "Hrafnkelsdóttir", "Eyþórsdóttir", "Úlfljótsdóttir", "Ísleifsdóttir" } },
  { "ITA", "Gressoney",
    { "Gianpietro", "Niccolò", "Fulgenzio", "Ermes" }, { "Fiammetta", "Ginevra", "Allegra", "Desolina" },
    { "Bevilacqua-Dolomiti", "Passalacqua", "Cantalamessa", "Tagliaferro" }, { NULL } },
  { "JAM", "Port Antonio",
    { "Delroy", "Oshane", "Winston", "Kemar" }, { "Shanique", "Tamoya", "Althea", "Rushelle" },
    { "Peartree", "Goldenwater", "Bogle-Marsh", "Fairweather" }, { NULL } },
  { "JPN", "Otaru",
    { "Harunobu", "Sōta", "Yoshinori", "Rentarō" }, { "Mitsuki", "Chihaya", "Kotomi", "Yūna" },
    { "Amanogawa", "Kirishimabara", "Tsukumogami", "Hoshizora" }, { NULL } },
  { "KEN", "Iten",
    { "Kiprugut", "Elkanah", "Kibiwott", "Josphat" }, { "Chepngetich", "Jemutai", "Nafula", "Cherotich" },
    { "Kiptarbei", "Chebonei", "Lomuria", "Wafubwa-Simiyu" }, { NULL } },
  { "NED", "Terschelling",
    { "Sjoerd", "Teun", "Gijsbrecht", "Job" }, { "Froukje", "Jildou", "Aaltje", "Wendelmoet" },
    { "van der Wielenga", "Oosterbrink", "'t Zandt", "Schuttevaer" }, { NULL } },
  { "NOR", "Sogndal",
    { "Torbjørn", "Håvard", "Åsmund", "Sjur" }, { "Solvår", "Gunnvor", "Ingebjørg", "Åshild" },
    { "Skjelvågen", "Tveitnebø", "Bjørkåsen", "Øygardslia" }, { NULL } },
  { "NZL", "Hokitika",
    { "Tāne", "Wiremu", "Callum", "Rāwiri" }, { "Aroha", "Anahera", "Marama", "Ngaio" },
    { "Waikanohi", "Te Hurumanu", "Applegarth", "Pōhutukawa" }, { NULL } },
  { "POL", "Zakopane",
    { "Mścisław", "Żegota", "Wawrzyniec", "Gniewko" }, { "Bożenka", "Świętosława", "Jagoda", "Wisława" },
    { "Chrząszczewski", "Brzęczyszczyk", "Żółkiewicz", "Ździebło" },
    { "Chrząszczewska", "Brzęczyszczyk", "Żółkiewicz", "Ździebło" } },
  { "RSA", "Knysna",
    { "Sipho", "Hendrik", "Lwazi", "Danie" }, { "Nomvula", "Anneke", "Zandile", "Liesel" },
    { "Ndlelanhle", "van Schoonhoven", "Mthimkulwana", "Bezuidenrivier" }, { NULL } },
  { "SLO", "Kranjska Gora",
    { "Žiga", "Črtomir", "Anže", "Gašper" }, { "Špela", "Živa", "Neža", "Tinkara" },
    { "Škrjančič", "Čebelnjak", "Žabkarič", "Razpotnik" }, { NULL } },
  { "SUI", "Andermatt",
    { "Reto", "Gian-Andrea", "Urs", "Lucien" }, { "Ladina", "Ursina", "Séverine", "Flurina" },
    { "Zgraggenmatter", "Bütlerich", "Caduff-Sursés", "Aebersoldi" }, { NULL } },
  { "SWE", "Åre",
    { "Torgny", "Åke", "Hjalmar", "Östen" }, { "Märta", "Ylva", "Tuva", "Gullbritt" },
    { "Björkenstam", "Åkerhielmsson", "Lövgrenius", "Sjöstrandh" }, { NULL } },
  { "USA", "Duluth",
    { "Tyrell", "Cooper", "Ezekiel", "DeAndre" }, { "Jazlyn", "Mackenzie", "Savannah", "Kiara" },
    { "Featherby", "Washington-Oakes", "Kowalchukson", "Rivermont" }, { NULL } },
};

guint
gantry_nations_get_count (void)
{
  return G_N_ELEMENTS (nations);
}

const GantryNation *
gantry_nations_get (guint index)
{
  g_return_val_if_fail (index < G_N_ELEMENTS (nations), NULL);

  return &nations[index];
}
